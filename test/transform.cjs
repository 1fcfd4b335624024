'use strict';
// TypeScript and ESM-only packages to CommonJS for jest; types are checked apart.
const { transformSync } = require('esbuild');
const { createHash } = require('node:crypto');

const loaders = { ts: 'ts', tsx: 'tsx', js: 'js', mjs: 'js', jsx: 'jsx' };

module.exports = {
  process(source, path) {
    const extension = path.slice(path.lastIndexOf('.') + 1);
    const { code, map } = transformSync(source, {
      loader: loaders[extension] ?? 'js',
      format: 'cjs',
      target: 'node20',
      jsx: 'automatic',
      jsxImportSource: 'preact',
      sourcemap: true,
      sourcefile: path,
      define: { 'import.meta.url': JSON.stringify(`file://${path}`) },
    });
    return { code, map };
  },
  getCacheKey(source, path) {
    return createHash('sha256').update('1').update(path).update(source).digest('hex');
  },
};
