/** A user as an export tells them: in Auth0's names, and nothing that proves who somebody is. */
import type { ExportedUser } from '#app/store/exported-users.ts';

import { csvLine } from './csv-line.ts';

/** A field, by its path such as `user_metadata.consent`, and what the export calls it. */
export type ExportField = { name: string; export_as?: string | undefined };

export type ExportFormat = 'csv' | 'json';

const defaultFields = [
  ...['user_id', 'email', 'email_verified', 'username', 'phone_number', 'name', 'nickname'],
  ...['given_name', 'family_name', 'picture', 'blocked', 'created_at', 'updated_at', 'last_login'],
  ...['logins_count', 'identities[0].connection', 'user_metadata', 'app_metadata'],
].map((name) => ({ name }));

const titleOf = ({ name, export_as }: ExportField): string => export_as ?? name;

export const headOf = (format: ExportFormat, fields: readonly ExportField[] | undefined): string =>
  format === 'csv' ? csvLine((fields ?? defaultFields).map(titleOf)) : '';

export function lineOf(
  format: ExportFormat,
  fields: readonly ExportField[] | undefined,
  exported: ExportedUser,
): string {
  const document = documentOf(exported);
  if (format === 'csv') {
    return csvLine((fields ?? defaultFields).map(({ name }) => valueAt(document, name)));
  }
  const shown = fields
    ? Object.fromEntries(fields.map((field) => [titleOf(field), valueAt(document, field.name)]))
    : document;
  return `${JSON.stringify(shown)}\n`;
}

function documentOf({ user, username, phoneNumber, providerUserId, connection }: ExportedUser) {
  return {
    ...{ user_id: user.id, email: user.email ?? undefined, email_verified: user.emailVerified },
    ...{ username: username ?? undefined, phone_number: phoneNumber ?? undefined },
    ...{ name: user.name, nickname: user.nickname, picture: user.picture ?? undefined },
    ...user.profile,
    ...{ blocked: user.blocked, created_at: user.createdAt, updated_at: user.updatedAt },
    ...{ last_login: user.lastLoginAt ?? undefined, last_ip: user.lastIp ?? undefined },
    logins_count: user.loginsCount,
    identities: [{ connection, user_id: providerUserId, provider: 'auth0', isSocial: false }],
    user_metadata: user.userMetadata ?? undefined,
    app_metadata: user.appMetadata ?? undefined,
  };
}

function valueAt(document: object, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter(Boolean);
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<string, unknown>)[step]
        : undefined,
    document,
  );
}
