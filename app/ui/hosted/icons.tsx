import type { ReactNode } from 'react';

/** The pages' icons: decoration only, drawn in the colour of the text beside them. */
function Icon({ children }: { children: ReactNode }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.75"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {children}
    </svg>
  );
}

/** A person with a key. */
export const PasskeyIcon = () => (
  <Icon>
    <circle cx="9" cy="7" r="3.75" />
    <path d="M12.5 14.4A7.6 7.6 0 0 0 9 13.5c-3.9 0-6.5 2.6-6.5 6.25v.75h9.75" />
    <circle cx="18" cy="12.75" r="2.75" />
    <path d="M18 15.5v6M18 18.5h1.75M18 21.5h1.25" />
  </Icon>
);

/** A fingertip on a sensor. */
export const UnlockIcon = () => (
  <Icon>
    <path d="M5 14.5v-2.25a7 7 0 0 1 12.2-4.7M19 12v1.5c0 2.3-.3 4.2-.9 6" />
    <path d="M8.5 19.5c.4-1.6.5-3.3.5-5.25v-2a3 3 0 0 1 6 0v2.25c0 2.6-.3 4.6-.9 6.5" />
    <path d="M12 12.25v2.5c0 2.5-.2 4.4-.7 6.25M5.3 18c.2-.8.3-1.6.4-2.5" />
  </Icon>
);

/** A phone that keeps something. */
export const DeviceIcon = () => (
  <Icon>
    <rect x="6.5" y="2.75" width="11" height="18.5" rx="2.5" />
    <path d="M9.5 12.25l1.75 1.75 3.25-3.5M11 18.25h2" />
  </Icon>
);

/** A computer that shows something. */
export const ScreenIcon = () => (
  <Icon>
    <rect x="3.5" y="4.5" width="17" height="11.5" rx="2" />
    <path d="M9 20h6M12 16v4" />
  </Icon>
);

export const ShieldIcon = () => (
  <Icon>
    <path d="M12 3l7 2.5v5.25c0 4.6-2.9 8.2-7 10.25-4.1-2.05-7-5.65-7-10.25V5.5z" />
    <path d="M9 11.75l2.25 2.25L15.25 10" />
  </Icon>
);

export const CheckIcon = () => (
  <Icon>
    <path d="M5 12.5l4.5 4.5L19 7.5" />
  </Icon>
);

export const AlertIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 7.75v5M12 16.1v.15" />
  </Icon>
);

export const NoticeIcon = () => (
  <Icon>
    <circle cx="12" cy="12" r="9" />
    <path d="M12 11.25v5M12 7.75v.15" />
  </Icon>
);
