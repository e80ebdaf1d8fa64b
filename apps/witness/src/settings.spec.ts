import { formatVerifierKey, SigningKey } from '@lib/tlog';
import { witnessPlace, witnessSettings } from './settings.js';

describe('the settings of the witness', () => {
  const logKey = (name: string) => formatVerifierKey(SigningKey.generate(name, 1).verifier);
  const given = { WITNESS_DIR: '/somewhere', WITNESS_NAME: 'met.witness.example' };

  it('takes the keys of several logs', () => {
    const [one, two] = [logKey('ledger.example/2026'), logKey('ledger.example/2027')];
    const settings = witnessSettings({ ...given, WITNESS_LOGS: ` ${one}\n${two} ` });
    expect(settings.WITNESS_LOGS.map(formatVerifierKey)).toEqual([one, two]);
    expect(settings).toMatchObject({ ...given, WITNESS_HOST: '127.0.0.1', WITNESS_PORT: 3006 });
  });

  it("does not take a key that is garbled, or a witness's", () => {
    const right = logKey('ledger.example/2026');
    const wrong = (WITNESS_LOGS: string) => () => witnessSettings({ ...given, WITNESS_LOGS });
    expect(wrong(`${right.slice(0, -4)}AAA=`)).toThrow('WITNESS_LOGS holds something that is not a public key');
    expect(wrong(formatVerifierKey(SigningKey.generate('met.witness.example', 4).verifier))).toThrow(
      'the key of a witness and not of a log',
    );
    expect(wrong(' ')).toThrow('WITNESS_LOGS must name at least one log');
    expect(wrong(right)).not.toThrow();
  });

  it('names what is missing', () => {
    expect(() => witnessSettings({})).toThrow(/WITNESS_DIR must be given[^]*WITNESS_NAME must be given[^]*WITNESS_LOGS must be given/);
    expect(() => witnessPlace({ ...given, WITNESS_NAME: 'a b' })).toThrow('WITNESS_NAME must have no spaces');
    expect(witnessPlace(given)).toEqual(given);
  });
});
