/** Links for people. Mail is not sent yet: whoever asks for a link hands it over. */
import { z } from 'zod';

import { findPeopleByEmail } from '../user-directory.ts';
import { createRescueLink } from '../users.ts';
import { operation } from './operation.ts';
import { ApiRefusal } from './refusal.ts';

const answer = z.strictObject({ ticket: z.string() });

const LONGEST_SECONDS = 5 * 24 * 60 * 60;

const body = z.strictObject({
  user_id: z.string().optional(),
  /** With `connection_id`, instead of `user_id`. */
  email: z.email('expected an email address').optional(),
  connection_id: z.string().optional(),
  /** Auth0 takes 0 for its default, as we do. */
  ttl_sec: z.number().int().min(0).max(LONGEST_SECONDS).optional(),
  mark_email_as_verified: z
    .literal(false, 'expected false: who has the link need not have got it by mail')
    .optional(),
  includeEmailInRedirect: z
    .literal(false, 'expected false: the link leads nowhere else')
    .optional(),
});

async function userIdIn(
  tenantId: string,
  { user_id: userId, email, connection_id: connectionId }: z.output<typeof body>,
): Promise<string> {
  if (userId !== undefined && email === undefined) return userId;
  if (userId !== undefined || email === undefined || connectionId === undefined) {
    throw new ApiRefusal('invalid_body', 'expected either user_id, or email and connection_id');
  }
  const people = await findPeopleByEmail(tenantId, email);
  const found = people.find(({ identities }) =>
    identities.some((identity) => identity.connectionId === connectionId),
  );
  if (found) return found.user.id;
  throw new ApiRefusal('inexistent_user', `there is no user ${email} of ${connectionId}`);
}

export const tickets = [
  operation({
    id: 'create_password_change_ticket',
    ...{ method: 'POST', path: '/tickets/password-change' },
    summary: 'A link with which a person sets a password or makes a passkey, once',
    scopes: ['create:user_tickets'],
    role: 'support',
    query: z.strictObject({}),
    body,
    answer: { status: 201, schema: answer },
    run: async ({ site }, { body: asked }) => {
      const userId = await userIdIn(site.tenant.id, asked);
      const lifetimeMs = asked.ttl_sec ? asked.ttl_sec * 1000 : undefined;
      const { url } = await createRescueLink(site.tenant, userId, lifetimeMs);
      return { ticket: url };
    },
  }),
  operation({
    id: 'create_rescue_link',
    ...{ method: 'POST', path: '/users/{id}/rescue-link' },
    summary: 'A link with which a person gets back in, once, within an hour',
    scopes: ['create:user_tickets'],
    role: 'support',
    ...{ query: z.strictObject({}), body: null },
    answer: {
      status: 201,
      schema: z.strictObject({ url: z.string(), expires_at: z.iso.datetime() }),
    },
    run: async ({ site }, { path }) => {
      const { url, expiresAt } = await createRescueLink(site.tenant, path.id);
      return { url, expires_at: expiresAt.toISOString() };
    },
  }),
  operation({
    id: 'create_email_verification_ticket',
    ...{ method: 'POST', path: '/tickets/email-verification' },
    summary: 'Refused as long as no mail is sent',
    scopes: ['create:user_tickets'],
    role: 'support',
    query: z.strictObject({}),
    body: z.looseObject({ user_id: z.string() }),
    answer: { status: 201, schema: answer },
    run: () =>
      Promise.reject(
        new ApiRefusal(
          'operation_not_supported',
          'no mail is sent yet, so a link would verify nothing; whoever knows that an address is right sets email_verified of the user',
        ),
      ),
  }),
];
