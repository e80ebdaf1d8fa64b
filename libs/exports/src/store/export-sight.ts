import { openSql, workableSql } from '@lib/access';

/** Of days, that it was asked for is the auditors' to read; who is in it is not there to be seen. */
export const exportOpenSql = (row: string): string => `(${row}.person_id is null or ${openSql(`${row}.person_id`)})`;
/** Of days, everybody who is in it. */
export const exportWorkableSql = (row: string): string =>
  `(case when ${row}.person_id is null then concordat.works_with_export(${row}.id) else ${workableSql(`${row}.person_id`)} end)`;
