import eslint from '@eslint/js';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

const typed = {
  parserOptions: {
    project: ['./tsconfig.spec.json', './tsconfig.web.spec.json'],
    tsconfigRootDir: import.meta.dirname,
  },
};
const banned = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only libs/server/config reads the environment.',
  },
];

/** Rules are errors or they do not exist. */
export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      'dist/',
      '.nx/',
      '.angular/',
      '.assay/',
      'coverage/',
      'tmp/',
      'docs/',
      'seed-data/checkers/',
      'libs/testing/hostile/',
      'test-results/',
    ],
  },
  {
    files: ['**/*.ts'],
    extends: [eslint.configs.recommended, ...tseslint.configs.recommendedTypeChecked],
    languageOptions: typed,
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      'no-restricted-syntax': ['error', ...banned],
      'no-unsafe-finally': 'error',
      'no-console': 'error',
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': ['error', 5],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Nest reads constructor types at run time: a type import would lose them.
    files: ['libs/server/**/*.ts', 'apps/api/**/*.ts', 'apps/cli/**/*.ts'],
    rules: { '@typescript-eslint/consistent-type-imports': 'off' },
  },
  { files: ['libs/server/config/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { files: ['apps/cli/**/*.ts', 'e2e/playwright.config.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['libs/web/**/*.ts', 'apps/console/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@typescript-eslint/consistent-type-imports': 'off',
      '@angular-eslint/prefer-on-push-component-change-detection': 'off',
      '@angular-eslint/component-selector': ['error', { type: 'element', prefix: 'assay', style: 'kebab-case' }],
      '@angular-eslint/directive-selector': ['error', { type: 'attribute', prefix: 'assay', style: 'camelCase' }],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Model text is shown as text only.' },
        { property: 'bypassSecurityTrustHtml', message: 'Model text is shown as text only.' },
      ],
    },
  },
  { files: ['**/*.html'], extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility] },
  {
    files: ['**/*.spec.ts', 'e2e/**/*.ts', 'libs/testing/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name=/^(it|test|describe)$/][callee.property.name='only']",
          message: 'A focused test hides the others.',
        },
        {
          selector: 'CallExpression[callee.name=/^(fit|fdescribe|xit|xdescribe)$/]',
          message: 'A focused or skipped test hides something.',
        },
      ],
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      // expect.any() and its like are any.
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  {
    files: ['**/*.mjs', '**/*.js'],
    extends: [eslint.configs.recommended],
    languageOptions: {
      globals: {
        process: 'readonly',
        console: 'readonly',
        URL: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        fetch: 'readonly',
        Buffer: 'readonly',
        AbortSignal: 'readonly',
        performance: 'readonly',
        setInterval: 'readonly',
        clearInterval: 'readonly',
      },
    },
  },
  prettier,
);
