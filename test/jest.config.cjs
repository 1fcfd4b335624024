'use strict';
/** Packages that ship ES modules only. */
const modules = ['postal-mime', '@ironcalc', 'csv-parse', 'csv-stringify', 'hucre', 'date-fns', '@date-fns', 'valibot', 'preact', '@pydantic', 'mrml'];

module.exports = {
  rootDir: '..',
  testMatch: ['<rootDir>/test/**/*.test.ts', '<rootDir>/test/**/*.test.tsx'],
  testEnvironment: 'node',
  globalSetup: '<rootDir>/test/build-once.cjs',
  transform: { '\\.(m?js|tsx?|mjml)$': '<rootDir>/test/transform.cjs' },
  transformIgnorePatterns: [`/node_modules/(?!(${modules.join('|')})/)`],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/out/'],
  testTimeout: 60000,
};
