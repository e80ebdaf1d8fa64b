const now = '(select concordat.now())';

/** Whether a post, by its alias, is held now: from its first instant, and no longer at its last. */
export const heldNowSql = (post: string): string =>
  `(${post}.held_from <= ${now} and (${post}.held_to is null or ${now} < ${post}.held_to))`;
