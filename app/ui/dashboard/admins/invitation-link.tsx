import { CopyText } from '../copy-text.tsx';
import { Panel } from '../panel.tsx';
import type { MadeLink } from './admins-page.tsx';

/** A one-time link, which is shown once. */
export const InvitationLink = ({ whom, url }: MadeLink) => (
  <Panel
    title={`The link for ${whom}`}
    lead="It works once, for seven days, and is not shown again. Whoever has it can come in: send it to them alone."
  >
    <CopyText label={`the link for ${whom}`} text={url} />
  </Panel>
);
