import { useRouteLoaderData } from '@remix-run/react';

export type Role = 'owner' | 'admin' | 'support' | 'auditor';

/** Who is signed in to the dashboard, and where. */
export type Signed = {
  userId: string;
  name: string;
  email: string;
  role: Role;
  /** Ids of the operations that the role may do. */
  may: string[];
  tenantName: string;
  /** Of the tenant on this host, without a trailing slash. */
  origin: string;
};

export const LAYOUT = 'routes/dashboard/layout';

/** Who is signed in, on any page of the dashboard. */
export function useSigned(): Signed {
  const signed = useRouteLoaderData<Signed>(LAYOUT);
  if (!signed) throw new Error('outside the dashboard');
  return signed;
}

/** Whether whoever is signed in may do an operation. What they may not do is not shown. */
export const useMay = (): ((operation: string) => boolean) => {
  const { may } = useSigned();
  return (operation) => may.includes(operation);
};
