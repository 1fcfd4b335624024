import { existsSync } from 'node:fs';
import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const projects = ['tsconfig.json', 'src/platform/tsconfig.json', 'sidebar/tsconfig.json', 'local/tsconfig.json', 'local/workbench/page/tsconfig.json', 'test/tsconfig.json', 'bench/tsconfig.json'];

export default defineConfig(
  { ignores: ['node_modules/', 'dist/', 'out/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [eslint.configs.recommended, tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: projects.filter((path) => existsSync(path)), tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `() => log(x)` says as much as a block.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      // A branded bigint is still one; TypeScript itself refuses the rest.
      '@typescript-eslint/no-unsafe-unary-minus': 'off',
      // A reader of foreign JSON names the type it has checked.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Cells may hold control characters, and the guards name them.
      'no-control-regex': 'off',
      'max-lines': ['error', { max: 300 }],
      'max-lines-per-function': ['error', { max: 60 }],
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        { selector: 'BigIntLiteral', message: 'The bundle is ES2019: write BigInt(1).' },
        { selector: ':function[async=true]', message: 'Apps Script is synchronous.' },
        { selector: 'PrivateIdentifier', message: 'A parse error on Apps Script when it is not lowered; use a closure.' },
      ],
    },
  },
  {
    // A stand-in takes whatever the script hands it and turns it into text as the service does.
    files: ['local/**'],
    rules: { '@typescript-eslint/no-base-to-string': 'off', '@typescript-eslint/no-dynamic-delete': 'off' },
  },
  {
    // Tests read foreign JSON and reach into results they have just asserted.
    files: ['test/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      'max-lines-per-function': 'off',
    },
  },
);
