import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Markup built from strings is how scripts get into a page; React writes text. */
const rawMarkup = [
  {
    selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
    message: 'Write elements: raw markup is a way in for scripts.',
  },
  {
    selector: 'Property[key.name="dangerouslySetInnerHTML"]',
    message: 'Write elements: raw markup is a way in for scripts.',
  },
  {
    selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]',
    message: 'Set textContent: raw markup is a way in for scripts.',
  },
  {
    selector: 'CallExpression[callee.property.name="insertAdjacentHTML"]',
    message: 'Set textContent: raw markup is a way in for scripts.',
  },
];

const message = 'Settings are parsed once, in app/config.server.ts: import them from there.';
const environment = {
  'no-restricted-properties': ['error', { object: 'process', property: 'env', message }],
  'no-restricted-imports': [
    'error',
    {
      paths: [
        { name: 'node:process', importNames: ['env'], message },
        { name: 'process', message: 'Use the global, or node:process.' },
      ],
    },
  ],
};

export default tseslint.config(
  {
    // The last are for editors of scripts, where other globals are.
    ignores: ['build/', 'data/', 'test-results/', 'playwright-report/', 'scripts-sandbox/types/'],
  },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-restricted-syntax': ['error', ...rawMarkup],
    },
  },

  // TypeScript, with its types.
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        {
          'ts-expect-error': 'allow-with-description',
          'ts-ignore': true,
          'ts-nocheck': true,
          minimumDescriptionLength: 10,
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-deprecated': [
        'error',
        // Only one of its two signatures is deprecated, which a bare reference cannot tell.
        { allow: [{ from: 'package', package: 'drizzle-orm', name: 'primaryKey' }] },
      ],
      '@typescript-eslint/no-misused-promises': [
        'error',
        // Express and React call handlers whose promise they do not look at; errors are caught inside.
        { checksVoidReturn: { arguments: false, attributes: false } },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],

      // Noise: these complain about code that is right and reads well.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },

  {
    files: [
      'app/**/*.ts',
      'app/**/*.tsx',
      'cli/**/*.ts',
      'db/**/*.ts',
      'scripts-sandbox/**/*.ts',
      'server.ts',
    ],
    ignores: ['app/config.server.ts', 'db/engine.ts', '**/*.test.{ts,tsx}'],
    rules: environment,
  },

  // A Remix loader or action ends early by throwing a response.
  {
    files: ['app/routes/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/only-throw-error': 'off' },
  },

  {
    files: ['**/*.tsx'],
    extends: [jsxA11y.flatConfigs.strict],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
    },
  },

  // Tests read what comes back from outside, whose shape is what they check; the tools' settings
  // are read from plain JavaScript.
  {
    files: ['**/*.test.{ts,tsx}', 'tests/**/*.ts', 'e2e/**/*.ts', '*.config.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },

  // Plain JavaScript.
  {
    files: ['**/*.{js,mjs}'],
    rules: {
      'no-undef-init': 'error',
      'no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-var': 'error',
      'prefer-const': 'error',
    },
  },

  // A template is one function that nobody here calls.
  {
    files: ['scripts-sandbox/templates/**/*.js'],
    rules: { 'no-unused-vars': 'off' },
  },
);
