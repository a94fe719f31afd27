import { findDomain, findTenantById, listDomains } from '#app/store/tenants.ts';
import { isLoopbackHost, originOf } from '#app/tenancy/site.ts';

import type { Way } from './ask.ts';
import { fail, fine } from './check.ts';
import type { Subject, Verdict } from './check.ts';

/** Whether a tenant answers on the host: without that, every request there gets 421. */
export async function findSubject(
  host: string,
  way: Way,
  tenantName: string | undefined,
): Promise<{ verdict: Verdict; subject?: Subject }> {
  const domain = await findDomain(host);
  const tenant = domain && (await findTenantById(domain.tenantId));
  if (!tenant) {
    const verdict = fail(
      `no tenant answers on ${host}`,
      `npm run cli -- domains create --tenant ${tenantName ?? 'NAME'} --host ${host}`,
    );
    return { verdict };
  }
  if (tenantName !== undefined && tenant.name !== tenantName) {
    const verdict = fail(
      `${host} belongs to the tenant ${tenant.name}, not to ${tenantName}`,
      'Leave --tenant out, or check the domains of the other one: npm run cli -- domains list',
    );
    return { verdict };
  }
  if (domain.status !== 'active') {
    const verdict = fail(
      `${host} is disabled at the tenant ${tenant.name}`,
      `npm run cli -- domains enable --tenant ${tenant.name} --host ${host}`,
    );
    return { verdict };
  }
  const subject: Subject = {
    ...{ host, origin: originOf(host), isLoopback: isLoopbackHost(host), way },
    ...{ tenant, domain, domains: await listDomains(tenant.id) },
  };
  return { verdict: fine(`an active domain of the tenant ${tenant.name}`), subject };
}
