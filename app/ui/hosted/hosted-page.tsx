import type { ReactNode } from 'react';

import type { Translate } from '../../copy/index.ts';

/**
 * The frame of every hosted page: the tenant's mark, one h1, the content in a card.
 *
 * Every page takes `Hosted` (frame and module) beside its own props, and hands it on to
 * `HostedPage`. Nothing here runs in the browser: a page is HTML with plain forms, and
 * `passkeys.ts`, loaded when `moduleUrl` is given, adds what needs a script. The route sets
 * `<title>` with `documentTitle`, from the same key as the h1.
 */
export type Frame = { tenantName: string; logoUrl?: string; t: Translate };

export type Hosted = {
  frame: Frame;
  /** URL of the built `passkeys.ts`; without it the page is complete, only plainer. */
  moduleUrl?: string | null;
  /** Nonce for the module's `<script>`, where the policy asks for one. */
  moduleNonce?: string;
};

export function HostedPage({
  frame,
  moduleUrl,
  moduleNonce,
  title,
  lead,
  icon,
  children,
}: Hosted & { title: string; lead?: ReactNode; icon?: ReactNode; children?: ReactNode }) {
  return (
    <div className="hosted">
      <main className="card">
        <TenantMark frame={frame} />
        <div className="heading">
          {icon}
          <h1>{title}</h1>
          {lead && <p>{lead}</p>}
        </div>
        {children}
      </main>
      {moduleUrl && <script type="module" src={moduleUrl} nonce={moduleNonce} />}
    </div>
  );
}

/** The tenant's logo, or its name with an initial. */
export function TenantMark({ frame: { tenantName, logoUrl } }: { frame: Frame }) {
  if (logoUrl) {
    return (
      <div className="tenant">
        <img src={logoUrl} alt={tenantName} height={40} />
      </div>
    );
  }
  const [initial = ''] = tenantName.trim();
  return (
    <div className="tenant">
      <span className="monogram" aria-hidden="true">
        {initial.toLocaleUpperCase()}
      </span>
      <span>{tenantName}</span>
    </div>
  );
}
