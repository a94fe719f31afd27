import { askWords, stopsOf, stopWords } from '#app/copy/enrollment-decisions.ts';
import type { EnrollmentDecision } from '#app/flows/enrollment/decide-enrollment.ts';
import type { Funnel } from '#app/management/enrollment.ts';

import { chosenTenant } from './chosen-tenant.ts';
import { cell, described, table } from './text.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun, Option } from './verb.ts';

const management = () => import('#app/management/enrollment.ts');

const user = {
  kind: 'text',
  value: 'USER_ID',
  about: 'Whose, such as auth0|…: in quotes',
  expected: 'the id of a user',
  required: true,
} as const satisfies Option;

const time = {
  kind: 'text',
  value: 'TIME',
  expected: 'a day such as 2026-01-31, or a time such as 2026-01-31T12:00:00Z',
} as const satisfies Omit<Option, 'about'>;

export const enrollment: Noun = {
  name: 'enrollment',
  about: 'How people are asked to make a passkey, and what comes of it',
  verbs: [
    verb({
      name: 'why',
      isReading: true,
      about: 'Tell why a user was asked for a passkey or was not, the newest decision first',
      options: {
        tenant: tenantOption,
        user,
        limit: {
          kind: 'number',
          value: 'N',
          about: 'At most so many (default: 20)',
          expected: 'a whole number from 1 to 1000',
        },
      },
      examples: [
        "enrollment why --user 'auth0|…'",
        "enrollment why --user 'auth0|…' --limit 1 --json",
      ],
      run: async ({ tenant, user, limit }) => {
        const { listEnrollmentDecisionsOfUser } = await management();
        return listEnrollmentDecisionsOfUser((await chosenTenant(tenant)).id, user, { limit });
      },
      say: (list) =>
        list.length === 0
          ? 'Nothing has been decided about this user yet: it is, at the end of each sign-in.'
          : list.map((decision) => `${cell(decision.at)}  ${decisionText(decision)}`).join('\n\n'),
    }),

    verb({
      name: 'what-if',
      isReading: true,
      about: 'Tell what would be decided from given facts; nothing is stored',
      options: {
        facts: {
          kind: 'json',
          value: 'JSON',
          about: 'All facts of a decision, in the form that enrollment why --json shows',
          required: true,
        },
      },
      examples: [
        'enrollment what-if --facts \'{"now": "2026-01-31T12:00:00Z", "settings": {}, "signIn": {}, "device": {}, "user": {}}\'',
      ],
      run: async ({ facts }) => (await management()).decideWhatIf(facts),
      say: decisionText,
    }),

    verb({
      name: 'reset',
      about: 'Forget that a user said "not now" or "don\'t ask again", on all their devices',
      options: { tenant: tenantOption, user },
      examples: ["enrollment reset --user 'auth0|…'"],
      run: async ({ tenant, user }) => {
        const { resetEnrollment } = await management();
        await resetEnrollment((await chosenTenant(tenant)).id, user);
        return { userId: user };
      },
      say: ({ userId }) => `${userId} may be asked again at the next sign-in.`,
    }),

    verb({
      name: 'funnel',
      isReading: true,
      about: 'Count the steps that people took with passkeys, at each moment of asking',
      options: {
        tenant: tenantOption,
        from: { ...time, about: 'Of steps since then (default: 30 days before the end)' },
        until: { ...time, about: 'Of steps before then (default: now)' },
        connection: { kind: 'text', value: 'NAME', about: 'Of this connection only' },
      },
      examples: ['enrollment funnel --from 2026-01-01 --until 2026-02-01 --connection Staff'],
      run: async ({ tenant, from, until, connection }) => {
        const { enrollmentFunnel } = await management();
        return enrollmentFunnel((await chosenTenant(tenant)).id, { from, until, connection });
      },
      say: funnelText,
    }),
  ],
};

/** What was asked, and for each kind of question that was left out, what stopped it. */
function decisionText(decision: EnrollmentDecision): string {
  const stops = stopsOf(decision);
  const asked = askWords[decision.ask ?? 'nothing'];
  if (stops.length === 0) return asked;
  return `${asked}\n${described(stops.map(({ kind, check }) => [kind, stopWords[check]]))}`;
}

/** In the order in which a person comes to them. */
const stepOrder = [
  ...(['offered', 'started', 'created', 'used', 'cancelled', 'failed'] as const),
  ...(['skipped', 'snoozed', 'refused', 'undone', 'renamed', 'deleted'] as const),
];

function funnelText({ from, until, moments }: Funnel): string {
  const period = `From ${cell(from)} until ${cell(until)}`;
  if (moments.length === 0) return `${period} nobody did anything with a passkey.`;
  const taken = stepOrder.filter((step) => moments.some(({ steps }) => steps[step]));
  const rows = moments.map(({ moment, steps, createdOfOffered }) => [
    moment,
    ...taken.map((step) => steps[step] ?? 0),
    createdOfOffered === null ? null : `${Math.round(createdOfOffered * 100)} %`,
  ]);
  return `${period}:\n\n${table(['moment', ...taken, 'created of offered'], rows)}`;
}
