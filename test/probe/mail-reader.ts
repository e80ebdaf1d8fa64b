import type { FreshDatabase } from '../support/database.js';
import { recorded } from '../support/loader.js';
import { MailRoom, type Received } from '../support/mail-room.js';
import { tellPeople, workerHere } from '../support/worker-here.js';
import type { OutputReader } from './output.js';

interface Told {
  readonly staffId: string;
  readonly address: string;
  /** The rows that they were told of, whether or not the message names them. */
  readonly of: readonly string[];
}
const TOLD = `
select c.staff_id as "staffId", c.address, array(select coalesce(n.work_item_id, n.share_id)::text from concordat.notice n
   where n.staff_id = c.staff_id and n.state = 'MAILED') as "of"
  from concordat.mail_choice c where c.address is not null`;

/** Whatever was chosen meanwhile by the acts that were tried: everybody who has a choice is told of everything at once. */
const AT_ONCE = `
update concordat.mail_choice c set address = c.staff_id || '@' || a.domains[1], urgent = 'AT_ONCE', mine = 'AT_ONCE', unit = 'AT_ONCE', meetings = 'AT_ONCE'
  from concordat.agency_mail a where a.agency_id = c.agency_id`;

/** Everything planted is told once, by the worker's own parts and to a real mail server: every byte that comes there, and what it was about. */
async function toldTo(database: FreshDatabase): Promise<{ received: readonly Received[]; told: readonly Told[] }> {
  const room = await MailRoom.open();
  await recorded(database.ownerUrl, AT_ONCE);
  const worker = await workerHere(database.workerUrl, room.settings);
  await tellPeople(worker);
  await worker.close();
  await room.close();
  return { received: room.received, told: await recorded<Told>(database.ownerUrl, TOLD) };
}

const once = new WeakMap<FreshDatabase, ReturnType<typeof toldTo>>();

export const mail: OutputReader = {
  name: 'mail',
  async outputs({ database, principal }) {
    if (!once.has(database)) once.set(database, toldTo(database));
    const { received, told } = (await once.get(database))!;
    const own = told.find(({ staffId }) => staffId === principal.staffId);
    if (!own) return [];
    const messages = received.filter(({ to }) => to === own.address).map(({ all }) => ({ where: 'a mail', text: all }));
    return [...messages, { where: 'what mail was about', text: JSON.stringify(own.of) }];
  },
};
