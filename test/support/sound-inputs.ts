

/** The player, signed in on one more device. */
async function signIn({ stage, rows }: SharingDesk, player: Player): Promise<string> {
  const { staffId } = stage.cast.players[player];
  const [made] = await rows<{ id: string }>(
    'insert into concordat.sign_in (account_id, token_session) select id, $2 from concordat.account where staff_id = $1 returning id',
    staffId,
    randomUUID(),
  );
  return made?.id ?? '';
}
