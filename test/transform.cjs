'use strict';
// TypeScript and ESM-only packages to CommonJS for jest; types are checked apart.
const { transformSync } = require('esbuild');
const { createHash } = require('node:crypto');
const { readFileSync, readdirSync } = require('node:fs');
const { Module } = require('node:module');
const { dirname, join } = require('node:path');

const loaders = { ts: 'ts', tsx: 'tsx', js: 'js', mjs: 'js', jsx: 'jsx' };

const mailCompiler = join(__dirname, '../local/build/mjml.ts');

/** A mail layout as the build compiles it: the build's own file does it here too. */
function compileMail(path) {
  const { code } = transformSync(readFileSync(mailCompiler, 'utf8'), { loader: 'ts', format: 'cjs', target: 'node20' });
  const compiler = new Module(mailCompiler, module);
  compiler.filename = mailCompiler;
  compiler.paths = module.paths;
  compiler._compile(code, mailCompiler.replace(/ts$/, 'cjs'));
  return `exports.__esModule = true; exports.default = ${JSON.stringify(compiler.exports.compileMjmlFile(path))};`;
}

/** What a layout is made from besides itself: the pieces beside it and the compiler. */
function mailIngredients(path) {
  const folder = dirname(path);
  const pieces = readdirSync(folder).filter((name) => name.endsWith('.mjml')).sort();
  return [...pieces.map((name) => join(folder, name)), mailCompiler].map((name) => readFileSync(name, 'utf8')).join();
}

module.exports = {
  process(source, path) {
    const extension = path.slice(path.lastIndexOf('.') + 1);
    if (extension === 'mjml') return { code: compileMail(path) };
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
    const others = path.endsWith('.mjml') ? mailIngredients(path) : '';
    return createHash('sha256').update('1').update(path).update(source).update(others).digest('hex');
  },
};
