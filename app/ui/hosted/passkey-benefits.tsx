import type { Translate } from '../../copy/index.ts';
import { DeviceIcon, ShieldIcon, UnlockIcon } from './icons.tsx';

const icons = {
  unlock: UnlockIcon,
  remember: DeviceIcon,
  keeps: DeviceIcon,
  moment: UnlockIcon,
  until_then: DeviceIcon,
  safe: ShieldIcon,
};

/** Why a passkey, in everyday words. */
export function PasskeyBenefits({
  t,
  names = ['unlock', 'remember', 'safe'],
}: {
  t: Translate;
  names?: readonly (keyof typeof icons)[] | undefined;
}) {
  return (
    <ul className="benefits">
      {names.map((name) => {
        const BenefitIcon = icons[name];
        return (
          <li key={name}>
            <BenefitIcon />
            <div>
              <strong>{t(`passkey.benefit.${name}.title`)}</strong>
              <p>{t(`passkey.benefit.${name}.text`)}</p>
            </div>
          </li>
        );
      })}
    </ul>
  );
}
