/** What becomes of the users of one part of a file: made, changed, or refused. */
import {
  builtInUserId,
  findUserIdsInUse,
  findUsersCalled,
  writeImportedPart,
} from '#app/store/imported-users.ts';
import type { Identifiers, ImportedUser } from '#app/store/imported-users.ts';
import { findJobPart } from '#app/store/jobs.ts';
import type { Job, JobError, JobFault } from '#app/store/jobs.ts';

import { readImportedUser, shownOf } from './imported-user.ts';
import type { DescribedUser } from './imported-user.ts';
import type { UserRecord } from './users-file.ts';

type ImportJob = Job & { connectionId: string };

/** The job after its next part, or undefined where there is none left. */
export async function importNextPart(job: ImportJob): Promise<ImportJob | undefined> {
  const number = Number(job.position ?? 0) + 1;
  const content = await findJobPart(job.tenantId, job.id, number);
  if (content === undefined) return undefined;
  const { made, changed, errors } = await decide(job, JSON.parse(content) as UserRecord[]);
  const { inserted = 0, updated = 0, failed = 0 } = job.summary;
  const summary = {
    ...job.summary,
    inserted: inserted + made.users.length,
    updated: updated + made.mentionedAgain + changed.mentioned,
    failed: failed + errors.length,
  };
  const position = String(number);
  await writeImportedPart(
    job,
    { made: made.users, changed: changed.users },
    { position, summary, errors, part: { consumed: number } },
  );
  return { ...job, position, summary };
}

type Decided = {
  made: { users: ImportedUser[]; mentionedAgain: number };
  changed: { users: ImportedUser[]; mentioned: number };
  errors: JobError[];
};

async function decide(job: ImportJob, records: readonly UserRecord[]): Promise<Decided> {
  const read = records.map(([line, text]) => ({ line, ...readImportedUser(text) }));
  const described = read.flatMap((one) => (one.ok ? [one.described] : []));
  const ids = described.flatMap(({ user_id }) => (user_id ? [builtInUserId(user_id)] : []));
  const [here, idsInUse] = await Promise.all([
    findUsersCalled(job.tenantId, job.connectionId, { ...namesOf(described), userId: ids }),
    findUserIdsInUse(job.tenantId, ids),
  ]);
  const people = new KnownPeople(here, idsInUse);
  const errors: JobError[] = [];
  for (const one of read) {
    const faults = one.ok ? people.take(job, one.described) : one.errors;
    if (faults.length === 0) continue;
    const shown = one.ok ? shownOf(one.described) : one.shown;
    errors.push({ line: one.line, user: JSON.stringify(shown), errors: faults });
  }
  return { ...people.decided(), errors };
}

const namesOf = (described: readonly DescribedUser[]) => ({
  email: described.flatMap(({ email }) => email ?? []),
  username: described.flatMap(({ username }) => username ?? []),
  phoneNumber: described.flatMap(({ phone_number }) => phone_number ?? []),
});

const fields = { email: 'email', username: 'username', phoneNumber: 'phone_number' } as const;
const kinds = ['email', 'username', 'phoneNumber'] as const;

/** Everybody that a part is about: who is here, and who is made by it. */
class KnownPeople {
  readonly #byName = new Map<string, ImportedUser>();
  readonly #idsInUse: Set<string>;
  readonly #made = new Set<ImportedUser>();
  readonly #changed = new Set<ImportedUser>();
  #mentionedAgain = 0;
  #mentioned = 0;

  constructor(here: readonly ImportedUser[], idsInUse: readonly string[]) {
    for (const person of here) this.#index(person);
    this.#idsInUse = new Set(idsInUse);
  }

  /** Makes or changes somebody; resolves to why not. */
  take(job: ImportJob, described: DescribedUser): JobFault[] {
    const identifiers = identifiersOf(described);
    const found = new Set(this.#named(identifiers, described.user_id));
    const [person, another] = found;
    if (another) return [fault('CONFLICT', 'email', 'its names are those of several users')];
    if (!person) return this.#make(job, described, identifiers);
    if (job.settings.upsert !== true) return [this.#duplicate(person, identifiers)];
    const conflicts = conflictsOf(person, described, identifiers);
    if (conflicts.length === 0) this.#change(person, described);
    return conflicts;
  }

  decided(): Omit<Decided, 'errors'> {
    return {
      made: { users: [...this.#made], mentionedAgain: this.#mentionedAgain },
      changed: { users: [...this.#changed], mentioned: this.#mentioned },
    };
  }

  #named(identifiers: Identifiers, userId: string | null | undefined): ImportedUser[] {
    const names = kinds.map((kind) => `${kind}:${identifiers[kind] ?? ''}`);
    const id = userId ? [`id:${builtInUserId(userId)}`] : [];
    return [...names, ...id].flatMap((name) => this.#byName.get(name) ?? []);
  }

  #index(person: ImportedUser): void {
    this.#byName.set(`id:${person.user.id}`, person);
    for (const kind of kinds) {
      const name = person.identifiers[kind];
      if (name !== null) this.#byName.set(`${kind}:${name}`, person);
    }
  }

  #make(job: ImportJob, described: DescribedUser, identifiers: Identifiers): JobFault[] {
    const id = builtInUserId(described.user_id ?? undefined);
    if (this.#idsInUse.has(id)) {
      return [fault('DUPLICATED_USER', 'user_id', 'a user of another connection has this id')];
    }
    const name = identifiers.email ?? identifiers.username ?? identifiers.phoneNumber;
    const now = new Date();
    const person: ImportedUser = {
      user: {
        ...{ id, tenantId: job.tenantId, email: identifiers.email, emailVerified: false },
        ...{ name, nickname: name?.split('@')[0] ?? null, picture: null, profile: {} },
        ...{ userMetadata: null, appMetadata: null, blocked: false },
        ...{ loginsCount: 0, lastLoginAt: null, lastIp: null, createdAt: now, updatedAt: now },
      },
      ...{ identifiers, passwordHash: null },
    };
    fill(person, described);
    this.#made.add(person);
    this.#index(person);
    return [];
  }

  #change(person: ImportedUser, described: DescribedUser): void {
    fill(person, described);
    if (this.#made.has(person)) this.#mentionedAgain += 1;
    else {
      this.#changed.add(person);
      this.#mentioned += 1;
    }
  }

  #duplicate(person: ImportedUser, identifiers: Identifiers): JobFault {
    const kind = kinds.find(
      (one) => identifiers[one] && identifiers[one] === person.identifiers[one],
    );
    const where = this.#made.has(person) ? 'this file has made a user' : 'there is a user';
    const path = kind ? fields[kind] : 'user_id';
    return fault('DUPLICATED_USER', path, `${where} with this ${path} already`);
  }
}

const identifiersOf = ({ email, username, phone_number }: DescribedUser): Identifiers => ({
  ...{ email: email ?? null, username: username ?? null, phoneNumber: phone_number ?? null },
});

/** What somebody is called, and their id, are not changed by an import. */
function conflictsOf(
  person: ImportedUser,
  { user_id }: DescribedUser,
  identifiers: Identifiers,
): JobFault[] {
  const conflicts = kinds
    .filter((kind) => identifiers[kind] !== null && identifiers[kind] !== person.identifiers[kind])
    .map((kind) =>
      fault(
        `CONFLICT_${fields[kind].toUpperCase()}`,
        fields[kind],
        `expected the user's ${fields[kind]}`,
      ),
    );
  if (user_id && builtInUserId(user_id) !== person.user.id) {
    conflicts.push(fault('CONFLICT', 'user_id', "expected the user's id"));
  }
  return conflicts;
}

/** What is said replaces what was; documents are merged by their members, as Auth0 does. */
function fill(person: ImportedUser, described: DescribedUser): void {
  const { user } = person;
  const { given_name, family_name, user_metadata, app_metadata } = described;
  user.emailVerified = described.email_verified ?? user.emailVerified;
  user.name = described.name ?? user.name;
  user.nickname = described.nickname ?? user.nickname;
  user.picture = described.picture ?? user.picture;
  user.blocked = described.blocked ?? user.blocked;
  user.profile = {
    ...user.profile,
    ...(given_name && { given_name }),
    ...(family_name && { family_name }),
  };
  if (user_metadata) user.userMetadata = { ...user.userMetadata, ...user_metadata };
  if (app_metadata) user.appMetadata = { ...user.appMetadata, ...app_metadata };
  // A password that somebody has here already is never replaced.
  person.passwordHash ??= described.password_hash ?? described.custom_password_hash ?? null;
}

const fault = (code: string, path: string, message: string): JobFault => ({ code, message, path });
