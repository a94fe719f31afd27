/** A host of the tenant, as the Management API tells of it. */
export type Domain = {
  custom_domain_id: string;
  domain: string;
  primary: boolean;
  status: 'ready' | 'disabled';
  relying_party_identifier: string;
  created_at: string;
};

export type DomainSettings = {
  rp_name: string | null;
  origins: string[];
  status: 'ready' | 'disabled';
};

/** A move from one RP ID to another: how many people have come along. */
export type Move = {
  from: string;
  to: string;
  moving_since: string;
  related: string | null;
  users: number;
  moved: number;
  stranded: number;
  percent: number;
  renewal: Record<string, number>;
};

/** Whose passkeys a host accepts, and how many people have no passkey without it. */
export type Usage = { users: number; passkeys: number; stranded: number };

export const people = (count: number): string => (count === 1 ? '1 person' : `${count} people`);

export const passkeysIn = (count: number): string =>
  count === 1 ? '1 passkey' : `${count} passkeys`;
