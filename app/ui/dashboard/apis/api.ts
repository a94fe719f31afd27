/** An API as its pages read it. */
export type Scope = { value: string; description?: string };

export type Api = {
  /** In the addresses of its pages. */
  id: string;
  identifier: string;
  name: string;
  scopes: Scope[];
  /** Seconds; null where it is not to be chosen. */
  tokenLifetime: number | null;
  /** Every host has it, and nothing about it can be changed. */
  isBuiltIn: boolean;
  /** Whether applications call it for a person who is signed in, and not by themselves. */
  isForPeople: boolean;
};

/** An application that may call an API, and what it may do there. */
export type ApiGrant = { id: string; clientId: string; clientName: string; scopes: string[] };

export const apiAddress = ({ id }: Pick<Api, 'id'>, part = ''): string =>
  `/dashboard/apis/${encodeURIComponent(id)}${part}`;
