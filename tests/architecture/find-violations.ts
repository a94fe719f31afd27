/**
 * Reads the import graph of a tree and says which rules it breaks.
 */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { cruise } from 'dependency-cruiser';
import type { ICruiseResult } from 'dependency-cruiser';

import { environmentReaders, importRules, meaninglessName } from './import-rules.ts';

export type Violation = { rule: string; file: string; detail: string };

const sources = ['app', 'cli', 'db', 'scripts-sandbox', 'server.ts'];
const isTest = /\.test\.tsx?$|\/tests\//;

/** Every broken rule under `root`, which is laid out like this repository. */
export async function findViolations(root: string): Promise<Violation[]> {
  const present = sources.filter((source) => existsSync(path.join(root, source)));
  const files = globSync(
    present.map((source) => (source.includes('.') ? source : `${source}/**/*.{ts,tsx}`)),
    { cwd: root },
  ).filter((file) => !isTest.test(file));

  return [
    ...(await brokenImportRules(root, present)),
    ...files.filter(hasMeaninglessName).map((file) => ({
      rule: 'no-meaningless-names',
      file,
      detail: 'is named for nothing that it decides',
    })),
    ...files
      .filter((file) => !environmentReaders.includes(file))
      .filter((file) => /\bprocess\.env\b/.test(readFileSync(path.join(root, file), 'utf8')))
      .map((file) => ({
        rule: 'only-config-reads-the-environment',
        file,
        detail: `reads process.env, which only ${environmentReaders.join(' and ')} do`,
      })),
  ];
}

async function brokenImportRules(root: string, present: string[]): Promise<Violation[]> {
  const { output } = await cruise(
    present,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: importRules.map((rule) => ({ ...rule, severity: 'error' })) },
      exclude: { path: isTest.source },
      doNotFollow: { path: 'node_modules' },
      // Imports of types too, which are gone after compilation.
      tsPreCompilationDeps: true,
    },
    {
      extensions: ['.ts', '.tsx', '.js', '.mjs'],
      conditionNames: ['import', 'node'],
      exportsFields: ['exports'],
      bustTheCache: true,
    },
  );
  const { summary } = output as ICruiseResult;
  return summary.violations.map(({ rule, from, to, cycle }) => ({
    rule: rule.name,
    file: from,
    detail: `imports ${cycle?.map(({ name }) => name).join(', which imports ') ?? to}`,
  }));
}

const hasMeaninglessName = (file: string) =>
  file.split('/').some((segment) => meaninglessName.test(segment));
