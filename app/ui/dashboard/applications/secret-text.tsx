import { CopyText } from '../copy-text.tsx';

/** A secret in the clear, with what to do with it. */
export const SecretText = ({ secret, lead }: { secret: string; lead: string }) => (
  <div className="message" role="status">
    <div className="flex min-w-0 flex-col gap-2">
      <p>{lead}</p>
      <CopyText label="the client secret" text={secret} />
    </div>
  </div>
);
