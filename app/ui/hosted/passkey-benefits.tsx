import type { Translate } from '../../copy/index.ts';
import { DeviceIcon, ShieldIcon, UnlockIcon } from './icons.tsx';

const benefits = [
  ['unlock', UnlockIcon],
  ['remember', DeviceIcon],
  ['safe', ShieldIcon],
] as const;

/** Why a passkey, in everyday words. */
export function PasskeyBenefits({ t }: { t: Translate }) {
  return (
    <ul className="benefits">
      {benefits.map(([name, BenefitIcon]) => (
        <li key={name}>
          <BenefitIcon />
          <div>
            <strong>{t(`passkey.benefit.${name}.title`)}</strong>
            <p>{t(`passkey.benefit.${name}.text`)}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
