/**
 * In the place of `semver`, of which `jsonwebtoken` asks whether Node is new enough for some kinds of
 * keys. It is: ours is pinned.
 */
export const satisfies = (): boolean => true;
