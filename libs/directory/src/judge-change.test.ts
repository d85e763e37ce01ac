import type { DirectoryEntry } from '@sinergi/contracts';
import { describe, expect, it } from 'vitest';
import { keyIdOf } from './key-id.js';
import { signKey } from './key-proof.js';
import { AnExchange, aHand, aKey, DAY } from './testing/an-exchange.js';

const TWO = ['one', 'two'];
const district = (said: Partial<DirectoryEntry> = {}): Partial<DirectoryEntry> => ({
  ...{ publishes: ['sighting'], subscribes: ['sighting'], areaCodes: ['31.71.06'] },
  opens: [{ group: 'identity', areas: ['31.71.06'] }],
  ...said,
});
/** An exchange with a day's delay that lists a district already. */
function withDelay(): AnExchange {
  const exchange = AnExchange.founded();
  exchange.take(exchange.entry('kec', district()), TWO);
  exchange.take(exchange.termsEntry({ delaySeconds: 86_400 }), TWO);
  return exchange;
}

describe('the beginning of a directory', () => {
  it('is the terms whose fingerprint is pinned, approved by their own hands', () => {
    const exchange = new AnExchange();
    expect(exchange.refusal(exchange.termsEntry(), ['one'])).toMatch('Expected 2 approvals, got 1');
    expect(exchange.refusal(exchange.termsEntry(), TWO)).toBeNull();
  });

  it('is nothing else', () => {
    const exchange = new AnExchange();
    expect(exchange.refusal(exchange.entry('kec'), TWO)).toMatch('Expected the terms');
    const alone = exchange.termsEntry({ threshold: 1 });
    expect(exchange.refusal(alone, TWO)).toMatch('fingerprint is pinned');
    const strangers = ['x', 'y'].map(aHand);
    const others = exchange.termsEntry({ approvers: strangers.map(({ named }) => named) });
    expect(exchange.refusal(others, strangers)).not.toBeNull();
  });

  it('happens once: the same terms a second time need the hands of those in force', () => {
    const exchange = AnExchange.founded();
    expect(exchange.refusal(exchange.termsEntry(), [])).toMatch('Expected 2 approvals');
    exchange.take(
      exchange.termsEntry({
        approvers: [aHand('new').named, exchange.hand('one').named, exchange.hand('two').named],
      }),
      [...TWO],
    );
    expect(
      exchange.refusal(exchange.termsEntry({ ...exchange.terms }), ['three', 'one']),
    ).not.toBeNull();
  });
});

describe('a change of the directory', () => {
  const exchange = AnExchange.founded();
  const entry = exchange.entry('kec', district());
  const one = exchange.hand('one');
  const two = exchange.hand('two');

  it.each([
    ['by enough approvers', ['one', 'three'], null],
    ['by one alone', ['one'], 'got 1 that count'],
    ['by one twice', [exchange.approval(entry, one), exchange.approval(entry, one)], 'got 1'],
    ['by nobody', [], 'got 0'],
    ['by a stranger beside one', ['one', aHand('two')], 'got 1'],
    ['by the recovery key beside one', ['one', exchange.recovery], 'got 1'],
    [
      'under another approver’s name',
      ['one', exchange.approval(entry, one, { approver: 'two', keyId: two.named.keyId })],
      'got 1',
    ],
    [
      'after another predecessor',
      ['one', exchange.approval(entry, two, { previous: Buffer.alloc(32) })],
      'got 1',
    ],
    [
      'whose approvals were never in force at one time',
      [
        'one',
        exchange.approval(entry, two, { at: exchange.now - 2 * DAY, until: exchange.now - DAY }),
      ],
      'expired',
    ],
    [
      'approved for longer than another',
      ['one', exchange.approval(entry, two, { at: exchange.now - DAY, until: exchange.now })],
      null,
    ],
  ])('%s', (_, by, refusal) => {
    const refused = exchange.refusal(entry, by);
    if (refusal === null) expect(refused).toBeNull();
    else expect(refused).toContain(refusal);
  });

  it('is approved for one exchange', () => {
    const other = new AnExchange({ exchangeId: 'another' });
    const replayed = other.approval(entry, two, {
      previous: exchange.directory.hashAt(exchange.directory.version),
    });
    expect(exchange.refusal(entry, ['one', replayed])).toContain('got 1');
  });

  it('counts at one place only', () => {
    const own = AnExchange.founded();
    const listed = own.entry('kec', district());
    const approvals = [
      own.approval(listed, own.hand('one')),
      own.approval(listed, own.hand('two')),
    ];
    own.take(own.entry('kej'), TWO);
    expect(own.refusal(listed, approvals)).toContain('got 0');
  });

  it('comes from an approver, in the next version', () => {
    expect(exchange.refusal({ ...entry, owner: 'kec' }, TWO)).toContain('an approver as owner');
    expect(exchange.refusal({ ...entry, version: 2 }, TWO)).toContain('version 1, got 2');
  });

  it.each([
    'no json',
    '{}',
    '[1]',
    '[{"approver":"one"}]',
    `[${'1,'.repeat(200)}1]`,
    'x'.repeat(40_000),
  ])('is refused with approvals that are none: %s', (text) => {
    expect(exchange.refusalWith(entry, text)).toMatch(/^Expected/);
  });
});

describe('the terms', () => {
  it('change by the hands before and by those after', () => {
    const exchange = AnExchange.founded();
    const [four, five] = [aHand('four'), aHand('five')];
    const { named } = exchange.hand('one');
    const entry = exchange.termsEntry({ approvers: [named, four.named, five.named] });
    expect(exchange.refusal(entry, TWO)).toContain('under the new terms');
    expect(exchange.refusal(entry, [four, five])).toContain('Expected 2 approvals');
    expect(exchange.refusal(entry, ['one', 'two', four])).toBeNull();
  });

  it('take an approver out against its will', () => {
    const exchange = AnExchange.founded();
    const rest = ['two', 'three'];
    const approvers = rest.map((name) => exchange.hand(name).named);
    exchange.take({ ...exchange.termsEntry({ approvers }), owner: 'two' }, rest);
    const entry = { ...exchange.entry('kec'), owner: 'two' };
    expect(exchange.refusal(entry, TWO)).toContain('got 1');
    expect(exchange.refusal(entry, rest)).toBeNull();
  });

  it.each([
    ['a threshold of 0', { threshold: 0 }],
    ['more approvals than approvers', { threshold: 4 }],
    ['a negative delay', { delaySeconds: -1 }],
    ['nobody who signs fences', { fenceSigners: [] }],
  ])('never ask for %s', (_, said) => {
    const exchange = AnExchange.founded();
    expect(exchange.refusal(exchange.termsEntry(said), TWO)).toMatch(/^Expected (a|at)/);
  });

  it('give each hand a key of its own', () => {
    const exchange = AnExchange.founded();
    const { named } = exchange.hand('one');
    const twice = exchange.termsEntry({ approvers: [named, { ...named, agency: 'two' }] });
    expect(exchange.refusal(twice, TWO)).toContain('a key of its own');
    const misnamed = { ...aHand('four').named, keyId: named.keyId };
    const renamed = exchange.termsEntry({ approvers: [...exchange.terms.approvers, misnamed] });
    expect(exchange.refusal(renamed, TWO)).toContain('named by their bytes');
  });

  it('stand in the entry of the exchange and nowhere else', () => {
    const exchange = AnExchange.founded();
    const entry = exchange.entry('kec', { terms: exchange.terms });
    expect(exchange.refusal(entry, TWO)).toContain('and in no other');
    const rights = exchange.termsEntry();
    expect(exchange.refusal({ ...rights, publishes: ['sighting'] }, TWO)).toContain('no rights');
  });
});

describe('a key of a participant', () => {
  const exchange = AnExchange.founded();
  const refusal = (...publicKeys: DirectoryEntry['publicKeys']) =>
    exchange.refusal(exchange.entry('kec', { publicKeys }), TWO);
  const own = aKey('kec', exchange.exchangeId);

  it('comes with the proof that the participant has it', () => {
    expect(refusal(own.listed)).toBeNull();
    expect(refusal({ ...own.listed, proof: null })).toContain('proof of possession');
    const other = aKey('kec', exchange.exchangeId);
    expect(refusal({ ...own.listed, proof: other.listed.proof })).toContain('proof of possession');
  });

  it('is proved for one participant and one exchange', () => {
    expect(refusal(aKey('kej', exchange.exchangeId).listed)).toContain('proof of possession');
    expect(refusal(aKey('kec', 'another').listed)).toContain('proof of possession');
  });

  it('that cannot sign is proved by the signing key', () => {
    const key = Buffer.alloc(32, 7);
    const keyId = 'x25519-';
    const wrapping = { ...own.listed, algorithm: 'X25519', key, keyId };
    expect(refusal(own.listed, wrapping)).toContain('proof of possession');
    const named = { ...wrapping, keyId: keyIdOf('X25519', key) };
    const proof = signKey('proof', { ...own.claimed, ...named }, own.privateKey);
    expect(refusal(own.listed, { ...named, proof })).toBeNull();
    expect(refusal({ ...named, proof })).toContain('proof of possession');
  });

  it('is named by its bytes, and no name stands twice', () => {
    expect(refusal({ ...own.listed, keyId: 'ed25519-0000000000000000' })).toContain('proof');
    expect(refusal(own.listed, own.listed)).toContain('each key id once');
  });

  it('stays listed for ever', () => {
    const other = AnExchange.founded();
    const { listed } = aKey('kec', other.exchangeId);
    other.take(other.entry('kec', { publicKeys: [listed] }), TWO);
    expect(other.refusal(other.entry('kec', { publicKeys: [] }), TWO)).toContain('ever had');
  });
});

describe('with a delay', () => {
  const wider = district({ opens: [{ group: 'identity', areas: [] }] });

  it('a wider right is announced, waits, and is approved again', () => {
    const exchange = withDelay();
    expect(exchange.refusal(exchange.entry('kec', wider), TWO)).toContain('announced first');
    exchange.take(exchange.entry('kec', { ...wider, change: 'ANNOUNCED' }), TWO);
    expect(exchange.directory.latest('kec')?.opens).toEqual(district().opens);
    exchange.now += DAY - 1;
    expect(exchange.refusal(exchange.entry('kec', wider), TWO)).toContain('86400 s after');
    exchange.now += 1;
    exchange.take(exchange.entry('kec', wider), TWO);
    expect(exchange.directory.latest('kec')?.opens).toEqual(wider.opens);
  });

  it('one clock that runs ahead does not shorten it', () => {
    const exchange = withDelay();
    exchange.take(exchange.entry('kec', { ...wider, change: 'ANNOUNCED' }), TWO);
    const entry = exchange.entry('kec', wider);
    const early = exchange.approval(entry, exchange.hand('two'), {
      at: exchange.now + DAY,
      until: exchange.now + 9 * DAY,
    });
    expect(exchange.refusal(entry, ['one', early])).not.toBeNull();
  });

  it('what is approved is what was announced', () => {
    const exchange = withDelay();
    exchange.take(exchange.entry('kec', { ...wider, change: 'ANNOUNCED' }), TWO);
    exchange.now += DAY;
    const more = { ...wider, publishes: ['sighting', 'permit'] };
    expect(exchange.refusal(exchange.entry('kec', more), TWO)).toContain('announced first');
  });

  it('what was withdrawn meanwhile does not come back by it', () => {
    const exchange = withDelay();
    exchange.take(exchange.entry('kec', { ...wider, change: 'ANNOUNCED' }), TWO);
    exchange.take(exchange.entry('kec', { publishes: [] }), TWO);
    exchange.now += DAY;
    expect(exchange.refusal(exchange.entry('kec', wider), TWO)).toContain('announced first');
  });

  it.each([
    ['a member', 'new', district()],
    ['a flow', 'kec', district({ publishes: ['sighting', 'permit'] })],
    ['an area', 'kec', district({ areaCodes: ['31.71.06', '31.71.07'] })],
    ['every area', 'kec', district({ areaCodes: [] })],
    ['an opening', 'kec', wider],
    ['the word on who is who', 'kec', district({ identityAuthority: true })],
    ['a purpose', 'kec', district({ legalAuthority: [{ purpose: 'P', legalBases: ['a law'] }] })],
    ['a key', 'kec', district({ publicKeys: [aKey('kec', 'of a test').listed] })],
  ])('%s waits', (_, code, said) => {
    const exchange = withDelay();
    expect(exchange.refusal(exchange.entry(code, said), TWO)).toContain('announced first');
  });

  it.each([
    ['threshold', { threshold: 1 }],
    ['delay', { delaySeconds: 0 }],
    ['recovery', { recovery: aHand('recovery').named }],
    ['fenceSigner', { fenceSigners: [aHand('five').named] }],
  ])('easier terms wait: %s', (right, said) => {
    const exchange = withDelay();
    expect(exchange.refusal(exchange.termsEntry(said), TWO)).toContain(`${right} `);
  });

  it('what takes something away does not wait', () => {
    const exchange = withDelay();
    for (const said of [district({ opens: [] }), district({ areaCodes: ['31.71.06.1001'] })])
      expect(exchange.refusal(exchange.entry('kec', said), TWO)).toBeNull();
    expect(
      exchange.refusal(exchange.termsEntry({ threshold: 3 }), ['one', 'two', 'three']),
    ).toBeNull();
  });

  it('a key that the one before it signed does not wait', () => {
    const exchange = AnExchange.founded();
    const old = aKey('kec', exchange.exchangeId);
    exchange.take(exchange.entry('kec', { publicKeys: [old.listed] }), TWO);
    exchange.take(exchange.termsEntry({ delaySeconds: 86_400 }), TWO);
    const next = aKey('kec', exchange.exchangeId);
    const endorsement = signKey('endorsement', next.claimed, old.privateKey);
    const keys = (said: object) => ({ publicKeys: [old.listed, { ...next.listed, ...said }] });
    expect(exchange.refusal(exchange.entry('kec', keys({})), TWO)).toContain('announced first');
    expect(exchange.refusal(exchange.entry('kec', keys({ endorsement })), TWO)).toBeNull();
    const proofInstead = keys({ endorsement: next.listed.proof });
    expect(exchange.refusal(exchange.entry('kec', proofInstead), TWO)).toContain('announced');
  });

  it('one approver refuses what waits, and nothing else', () => {
    const exchange = withDelay();
    const refused = () => exchange.entry('kec', { change: 'REFUSED' });
    expect(exchange.refusal(refused(), ['three'])).toContain('an announcement to refuse');
    exchange.take(exchange.entry('kec', { ...wider, change: 'ANNOUNCED' }), TWO);
    expect(exchange.refusal({ ...refused(), opens: [] }, ['three'])).toContain('leave the entry');
    expect(exchange.refusal(refused(), [aHand('three')])).toContain('got 0');
    exchange.take(refused(), ['three']);
    exchange.now += DAY;
    expect(exchange.refusal(exchange.entry('kec', wider), TWO)).toContain('announced first');
  });
});

describe('the recovery key', () => {
  it('replaces terms whose hands are lost, after a day', () => {
    const exchange = AnExchange.founded();
    const [four, five] = [aHand('one'), aHand('five')];
    const said = { approvers: [four.named, five.named] };
    const by = [exchange.recovery, four, five];
    expect(exchange.refusal(exchange.termsEntry(said), by)).toContain('announced first');
    exchange.take(exchange.termsEntry(said, 'ANNOUNCED'), by);
    expect(exchange.refusal(exchange.termsEntry(said), by)).not.toBeNull();
    exchange.now += DAY;
    exchange.take(exchange.termsEntry(said), by);
    expect(exchange.refusal(exchange.entry('kec'), [four, five])).toBeNull();
  });

  it('changes nothing but the terms, and not against the hands', () => {
    const exchange = AnExchange.founded();
    expect(exchange.refusal(exchange.entry('kec'), [exchange.recovery])).toContain('got 0');
    const thief = aHand('one');
    const said = { approvers: [thief.named], threshold: 1 };
    exchange.take(exchange.termsEntry(said, 'ANNOUNCED'), [exchange.recovery, thief]);
    const refused = { ...exchange.termsEntry(), change: 'REFUSED' as const };
    expect(exchange.refusal(refused, ['one'])).toContain('Expected 2 approvers');
    exchange.take(refused, TWO);
    exchange.now += DAY;
    const by = [exchange.recovery, thief];
    expect(exchange.refusal(exchange.termsEntry(said), by)).toContain('announced first');
  });
});

describe('the number of a participant', () => {
  it('is its own and never changes', () => {
    const exchange = AnExchange.founded();
    exchange.take(exchange.entry('kec', { number: 7 }), TWO);
    expect(exchange.refusal(exchange.entry('kec', { number: 8 }), TWO)).toContain('never changes');
    expect(exchange.refusal(exchange.entry('kec', { number: 0 }), TWO)).toContain('never changes');
    expect(exchange.refusal(exchange.entry('kej', { number: 7 }), TWO)).toContain('of kej alone');
    expect(exchange.refusal(exchange.entry('kej', { number: 65_536 }), TWO)).toContain('65535');
    expect(exchange.refusal(exchange.entry('kej', { number: 8 }), TWO)).toBeNull();
  });
});
