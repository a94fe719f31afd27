import { refuseRequest } from './requests.ts';

/** Every address that means nothing here. */
export const loader = () => refuseRequest('not_found');
export const action = () => refuseRequest('not_found');
