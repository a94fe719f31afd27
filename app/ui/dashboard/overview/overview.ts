/** What the overview shows. */
export const periods = [7, 30, 90] as const;

export type PeriodDays = (typeof periods)[number];

export type Counts = { passkey: number; password: number; failures: number; sign_ups: number };

export type Share = { passkey: number; password: number; passkey_share: number };

export type SignIns = {
  total: Counts;
  days: ({ date: string } & Counts)[];
  connections: ({ connection_id: string | null; connection: string | null } & Share)[];
  browsers: ({ browser: string | null } & Share)[];
  providers: { provider: string | null; sign_ins: number; share: number }[];
};

export type FunnelCounts = { offered: number; started: number; created: number; used: number };

export type Funnel = {
  total: FunnelCounts;
  days: ({ date: string } & FunnelCounts)[];
  moments: ({ moment: string } & FunnelCounts)[];
};

/** Totals of a period. */
export type Totals = { signIns: Counts; funnel: FunnelCounts };

export type LoggedEvent = {
  log_id: string;
  date: string;
  type: string;
  description?: string;
  user_id?: string;
  /** Where they are known and the reader may know them. */
  user_name?: string;
  client_name?: string;
};

/** Something that a new tenant has to do before people sign in with passkeys. */
export type FirstStep = {
  title: string;
  text: string;
  isDone: boolean;
  link?: { to: string; label: string };
};

export type OverviewView = {
  days: PeriodDays;
  signIns: SignIns;
  funnel: Funnel;
  /** The same of as many days before. */
  before: Totals;
  activeUsers: number;
  firstSteps: FirstStep[];
  /** The newest first. */
  events: LoggedEvent[];
};

export const signInsIn = ({ passkey, password }: Pick<Counts, 'passkey' | 'password'>): number =>
  passkey + password;

/** The part of sign-ins that were with passkeys; of none, none. */
export function passkeyShareIn(counts: Pick<Counts, 'passkey' | 'password'>): number {
  const all = signInsIn(counts);
  return all === 0 ? 0 : counts.passkey / all;
}
