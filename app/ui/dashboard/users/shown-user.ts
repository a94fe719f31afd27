import { useOutletContext } from '@remix-run/react';

export type ShownUser = {
  user_id: string;
  email?: string;
  email_verified: boolean;
  username?: string;
  phone_number?: string;
  name?: string;
  nickname?: string;
  given_name?: string;
  family_name?: string;
  user_metadata: Record<string, unknown>;
  app_metadata: Record<string, unknown>;
  blocked: boolean;
  logins_count: number;
  last_login?: string;
  last_ip?: string;
  last_password_reset?: string;
  created_at: string;
  identities: { connection: string; user_id: string }[];
};

/** The user whose part a page shows. */
export type UserInView = {
  user: ShownUser;
  version: string;
  /** In a database of the tenant's own, which alone says who its people are. */
  livesElsewhere: boolean;
};

export const useShownUser = (): UserInView => useOutletContext<UserInView>();

/** What a user is called in a sentence. */
export const calledAs = ({ name, email, user_id: id }: ShownUser): string => name ?? email ?? id;
