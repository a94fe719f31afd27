/** What the browser may tell the keepers of a person's passkeys about one RP ID. */
export type PasskeySignal = {
  rpId: string;
  userId: string;
  allAcceptedCredentialIds: string[];
  name: string;
  displayName: string;
};

/** Nothing to see: the module passes it on. It stands on pages of whoever it is about, and no others. */
export const PasskeySignals = ({
  signals,
  continueUrl,
}: {
  signals: readonly PasskeySignal[];
  /** Where to go when that is done. */
  continueUrl?: string;
}) => <div hidden data-passkey-signals={JSON.stringify(signals)} data-continue-url={continueUrl} />;
