import { chosenTenant } from './chosen-tenant.ts';
import { table } from './text.ts';
import { tenantOption, verb } from './verb.ts';
import type { Noun } from './verb.ts';

export const logs: Noun = {
  name: 'logs',
  about: 'What happened: sign-ins, refusals, tokens',
  verbs: [
    verb({
      name: 'list',
      isReading: true,
      about: "List a tenant's log, the newest first",
      options: {
        tenant: tenantOption,
        type: {
          kind: 'text',
          value: 'CODE',
          about:
            "Only this one of Auth0's event codes: s signed in, ss signed up, slo signed out, f and fs refused, fp wrong password, fu unknown user",
          expected: "one of Auth0's log event type codes, such as fp",
        },
        limit: {
          kind: 'number',
          value: 'N',
          about: 'At most so many (default: 50)',
          expected: 'a whole number from 1 to 1000',
        },
      },
      examples: ['logs list --limit 20', 'logs list --tenant acme --type fp'],
      run: async ({ tenant, type, limit }) => {
        const { listLogs } = await import('#app/management/logs.ts');
        return listLogs((await chosenTenant(tenant)).id, { type, limit });
      },
      say: (list, { tenant = 'default', type }) =>
        list.length === 0
          ? `Nothing ${type === undefined ? '' : `of type ${type} `}has happened in ${tenant} yet.`
          : table(
              ['at', 'type', 'code', 'user', 'client', 'ip', 'details'],
              list.map((event) => [
                event.at,
                event.type,
                event.code,
                event.userId,
                event.clientId,
                event.ip,
                Object.keys(event.details).length > 0 ? JSON.stringify(event.details) : null,
              ]),
            ),
    }),
  ],
};
