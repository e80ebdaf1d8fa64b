import { type Refusal, refuse } from '@lib/kernel';

/** What is wrong with the act: `field` is the input's. The codes stand in the table of libs/imports/README.md and in the titles of the tests. */
export type Fielded = Refusal & { readonly field: string | null };
const no = (code: string, explanation: string, field: string | null): Fielded => refuse(code, explanation, { field });

export const sayLabel = () => no('IMP-01', 'Say what this is, for example “Notes from the old system, April”.', 'label');
export const columnsMissing = (heads: readonly string[]) =>
  no(
    'IMP-02',
    `The file has no column ${quotedList(heads)}. Add what is missing, with these words in the first line, and choose the file again.`,
    'heads',
  );
export const columnTwice = (head: string) =>
  no('IMP-02', `The file has the column “${head}” twice. Take one of them out, and choose the file again.`, 'heads');
export const notTakingRows = () => no('IMP-03', 'This import takes no more rows. Start another one.', null);
export const notInOrder = () => no('IMP-04', 'Some of the rows did not arrive. Start another import with the same file.', null);
export const noRows = () => no('IMP-05', 'The file has no rows under its first line.', null);
export const tooManyRows = (most: number) =>
  no('IMP-06', `A file may have ${most.toLocaleString('en-GB')} rows. Make two files of it.`, null);
export const notToConfirm = () => no('IMP-08', 'This import is not waiting to be confirmed. Look at what has become of it.', null);
export const nothingNew = () => no('IMP-09', 'None of the rows is new. Nothing was saved.', null);
export const notToCancel = () => no('IMP-10', 'This import was confirmed. It cannot be cancelled any more.', null);
export const overAlready = () => no('IMP-11', 'This import is over already.', null);

export const noSuchAgency = (field: string, what: string) =>
  no('IMP-13', `There is no ${what} of this name here. Write its name as the list of agencies does.`, field);

export const noAgreementWith = (field: string) =>
  no(
    'IMP-14',
    'No sharing agreement in force covers your agency and theirs, so the grounds cannot be filled in from it. On the person’s record, choose “Record something you have already told somebody”, and state the grounds there.',
    field,
  );
export const noGroundFor = (field: string) =>
  no(
    'IMP-14',
    'The sharing agreement states no grounds for this kind of note. On the person’s record, choose “Record something you have already told somebody”, and state the grounds there.',
    field,
  );
export const whyTheyNeededIt = (field: string) =>
  no('IMP-15', 'This agency does not work with this person. Say why they needed it, and send this row again.', field);
export const signInForThis = (field: string) =>
  no('IMP-16', 'This agency has never had to do with this person. Sign out, sign in again, and send this row again.', field);

const quotedList = (heads: readonly string[]): string => {
  const all = heads.map((head) => `“${head}”`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
};

/** Why a row cannot be brought in: its column, and words that name the cure and repeat nothing that was typed. */
export interface RowFault {
  readonly code: string;
  readonly field: string | null;
  readonly why: string;
}
/** One and the same sentence for a case that is not theirs, a case closed to them and a case that is not there. */
export const noCaseOfYours = (): RowFault => ({
  code: 'IMP-07',
  field: 'person',
  why: 'You have no case with this reference that you may write to. Check the reference.',
});
export const badCell = (field: string, why: string): RowFault => ({ code: 'IMP-12', field, why });
