const now = '(select concordat.now())';

/** Whether a post, by its alias, is held now: from its first instant, and no longer at its last. */
export const heldNowSql = (post: string): string =>
  `(${post}.held_from <= ${now} and (${post}.held_to is null or ${now} < ${post}.held_to))`;

/** Whether the actor holds a post in that very unit; one in a unit above is none. Of no unit: no. */
export const ownPostSql = (unit: string): string => `coalesce(${unit} = any((select concordat.own_posts())::uuid[]), false)`;
