'use strict';
const { existsSync } = require('node:fs');
const { join } = require('node:path');

/** Published data that lies beside the project on some machines; a test that could not run must not count as passed or failed. */
const published = join(__dirname, '../../shared/data');
const isThere = existsSync(published);
if (!isThere) console.warn('Left out: test/published, which compares with published data in ../shared/data; that folder is not there.');

/** Packages that ship ES modules only. */
const modules = ['postal-mime', '@ironcalc', 'csv-parse', 'csv-stringify', 'hucre', 'date-fns', '@date-fns', 'valibot', 'preact', '@pydantic', 'mrml'];

module.exports = {
  rootDir: '..',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', ...(isThere ? [] : ['<rootDir>/test/published/'])],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/build-once.cjs',
  transform: { '\\.(m?js|tsx?|mjml)$': '<rootDir>/test/transform.cjs' },
  transformIgnorePatterns: [`/node_modules/(?!(${modules.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/out/'],
  testTimeout: 60000,
};
