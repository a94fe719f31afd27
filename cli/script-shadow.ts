import { chosenTenant } from './chosen-tenant.ts';
import {
  limitOption,
  readVersion,
  referenceOf,
  scriptOptions,
  versionOption,
} from './script-options.ts';
import { differencesText } from './script-run-text.ts';
import { cell, table } from './text.ts';
import { verb } from './verb.ts';
import type { Verb } from './verb.ts';

const shadow = () => import('#app/management/script-shadow.ts');

const example = '--connection people --script get_user';

export const shadowVerbs: readonly Verb[] = [
  verb({
    name: 'shadow on',
    about: 'Let a version run beside the published one, without effect, and note differences',
    options: { ...scriptOptions, version: versionOption },
    examples: [`scripts shadow on ${example}`],
    run: async (values) =>
      (await shadow()).startShadow(
        (await chosenTenant(values.tenant)).id,
        referenceOf(values),
        readVersion(values.version),
      ),
    say: ({ script, published, shadow }) =>
      `Version ${cell(shadow)} of ${script} runs in the shadow of version ${String(published)} from now on.`,
  }),

  verb({
    name: 'shadow off',
    about: 'End it; the differences that were noted stay for a week',
    options: scriptOptions,
    examples: [`scripts shadow off ${example}`],
    run: async (values) =>
      (await shadow()).endShadow((await chosenTenant(values.tenant)).id, referenceOf(values)),
    say: ({ script, published }) =>
      `Nothing runs beside version ${String(published)} of ${script} any more.`,
  }),

  verb({
    name: 'shadow differences',
    isReading: true,
    about: 'List runs in which the shadow came to something else, the newest first',
    options: { ...scriptOptions, limit: limitOption },
    examples: [`scripts shadow differences ${example}`],
    run: async (values) =>
      (await shadow()).listShadowDifferences(
        (await chosenTenant(values.tenant)).id,
        referenceOf(values),
        {
          limit: values.limit,
        },
      ),
    say: ({ counts, differences }, { script }) =>
      differences.length === 0
        ? `The shadow of ${script} came to nothing else in the last week.`
        : [
            table(
              ['published', 'shadow', 'runs'],
              counts.map(({ published, shadow, runs }) => [published, shadow, runs]),
            ),
            ...differences.map(({ runId, at, published, shadow, differences }) =>
              [
                `${cell(at)}  version ${String(published.version)} and version ${String(shadow.version)}  ${runId}`,
                differencesText(differences, { expected: 'published', got: 'shadow' }),
              ].join('\n'),
            ),
          ].join('\n\n'),
  }),
];
