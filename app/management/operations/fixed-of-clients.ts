/**
 * What Auth0 has in every application, and is nowhere otherwise here: it is taken as it is, so that
 * applications move here whole, and left out of answers. Anything else would be believed, and is
 * refused.
 */
import { exactly } from './exactly.ts';

const notHere = { enabled: false };

const fixed: Record<string, { value: unknown; why: string }> = {
  addons: { value: {}, why: 'applications speak OpenID Connect' },
  compliance_level: { value: 'none', why: 'there is one level' },
  cross_origin_auth: { value: false, why: 'say cross_origin_authentication' },
  is_token_endpoint_ip_header_trusted: {
    value: false,
    why: 'LATCHKEY_TRUSTED_PROXIES says whom to believe',
  },
  native_social_login: {
    value: { apple: notHere, facebook: notHere, google: notHere },
    why: 'nobody signs in with other accounts',
  },
  organization_require_behavior: { value: 'no_prompt', why: 'there are no organizations' },
  organization_usage: { value: 'deny', why: 'there are no organizations' },
  require_proof_of_possession: { value: false, why: 'tokens belong to whoever bears them' },
  require_pushed_authorization_requests: {
    value: false,
    why: 'authorization requests may come by the address',
  },
};

/** As fields of a document that is written. */
export const fixedOfClients = Object.fromEntries(
  Object.entries(fixed).map(([name, { value, why }]) => [name, exactly(value, why).nullish()]),
);

/** Without what is taken and kept nowhere; what is refused stays, to be refused. */
export const withoutFixed = <Document extends object>(document: Document): Document =>
  Object.fromEntries(
    Object.entries(document).filter(
      ([name, value]) => !fixedOfClients[name]?.safeParse(value).success,
    ),
  ) as Document;
