import fc from 'fast-check';
import { plainLeaves, plainRoot, sha256, turned } from '../spec/plain-tree.js';
import { StoredTiles } from '../spec/stored-tiles.js';
import { TileTree } from '../tiles/tile-tree.js';
import { EMPTY_ROOT, foldRow, leafHash, nodeHash } from './hash.js';
import { ProofError } from './proof-error.js';
import { type ConsistencyClaim, verifyConsistency } from './verify-consistency.js';
import { type InclusionClaim, verifyInclusion } from './verify-inclusion.js';

const hex = (text: string): Buffer => Buffer.from(text, 'hex');

/* The eight leaves and the roots over them that every Certificate Transparency implementation is tested with (transparency-dev/merkle). */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(hex);
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
].map(hex);

const tilesOf = async (count: number): Promise<StoredTiles> => {
  const stored = new StoredTiles();
  await stored.append(plainLeaves(count));
  return stored;
};

describe('hashes', () => {
  it('are those of RFC 9162', () => {
    expect(EMPTY_ROOT).toEqual(ROOTS[0]);
    expect(leafHash(Buffer.alloc(0))).toEqual(ROOTS[1]);
    expect(leafHash(hex('2021'))).toEqual(hex('07506a85fd9dd2f120eb694f86011e5bb4662e5c415a62917033d4a9624487e7'));
    expect(leafHash(Buffer.from('L123456'))).toEqual(hex('395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56'));
    expect(nodeHash(leafHash(hex('')), leafHash(hex('00')))).toEqual(ROOTS[2]);
  });

  it('are not shortened, lengthened or kept from the time before', () => {
    const [a, b] = [sha256(Buffer.of(1)), sha256(Buffer.of(2))];
    nodeHash(b, b);
    expect(nodeHash(a, b)).toEqual(sha256(Buffer.of(1), a, b));
    expect(() => nodeHash(a.subarray(1), b)).toThrow(RangeError);
    expect(() => nodeHash(a, Buffer.concat([b, b]))).toThrow(RangeError);
    expect(foldRow(Buffer.concat([a, b, b, a]), 4)).toEqual(plainRoot([a, b, b, a]));
  });
});

describe('trees and proofs as published', () => {
  it('has the roots over the eight well-known entries', async () => {
    const stored = new StoredTiles();
    for (const [i, entry] of ENTRIES.entries()) {
      expect(await stored.tree().root()).toEqual(ROOTS[i]);
      await stored.append([leafHash(entry)]);
    }
    expect(await stored.tree().root()).toEqual(ROOTS[8]);
  });

  it('proves the example of RFC 9162, 2.1.5 with the very hashes named there', async () => {
    const leaves = plainLeaves(7);
    const [a, b, c, d, e, f, j] = leaves as [Buffer, Buffer, Buffer, Buffer, Buffer, Buffer, Buffer];
    const [g, h, i] = [plainRoot([a, b]), plainRoot([c, d]), plainRoot([e, f])];
    const [k, l] = [plainRoot([a, b, c, d]), plainRoot([e, f, j])];
    const tree = (await tilesOf(7)).tree();
    expect(await tree.proveInclusion(0)).toEqual([b, h, l]);
    expect(await tree.proveInclusion(3)).toEqual([c, g, l]);
    expect(await tree.proveInclusion(4)).toEqual([f, j, k]);
    expect(await tree.proveInclusion(6)).toEqual([i, k]);
    expect(await tree.proveConsistency(3)).toEqual([c, d, g, l]);
    expect(await tree.proveConsistency(4)).toEqual([l]);
    expect(await tree.proveConsistency(6)).toEqual([i, j, k]);
  });
});

describe('every proof of a tree of up to 300', () => {
  const SIZE = 300;
  const leaves = plainLeaves(SIZE);
  const roots = Array.from({ length: SIZE + 1 }, (_, size) => plainRoot(leaves.slice(0, size)));
  const at = <T>(list: readonly T[], i: number): T => list[i] as T;
  let tree: TileTree;
  beforeAll(async () => {
    tree = (await tilesOf(SIZE)).tree();
  });
  const inclusion = async (index: number, size: number): Promise<InclusionClaim> => ({
    index,
    size,
    leaf: at(leaves, index),
    proof: await tree.proveInclusion(index, size),
    root: at(roots, size),
  });
  const consistency = async (oldSize: number, newSize: number): Promise<ConsistencyClaim> => ({
    oldSize,
    oldRoot: at(roots, oldSize),
    newSize,
    newRoot: at(roots, newSize),
    proof: await tree.proveConsistency(oldSize, newSize),
  });

  it('verifies', async () => {
    for (let size = 1; size <= SIZE; size++)
      for (let other = 1; other <= size; other++) {
        verifyInclusion(await inclusion(other - 1, size));
        verifyConsistency(await consistency(other, size));
      }
  });

  const pair = fc.integer({ min: 1, max: SIZE }).chain((size) => fc.tuple(fc.integer({ min: 1, max: size }), fc.constant(size)));
  const bit = fc.nat({ max: 255 });
  const place = fc.nat({ max: 20 });
  /** Every way to spoil a proof; null where this proof has nothing to spoil in that way. */
  const spoilt = (proof: readonly Uint8Array[], where: number, turn: number): Uint8Array[][] => {
    const i = where % Math.max(1, proof.length);
    const [one, next] = [proof[i], proof[i + 1]];
    return [
      [...proof.slice(0, i), sha256(Buffer.of(turn)), ...proof.slice(i)],
      [...proof, sha256(Buffer.of(turn))],
      ...(one === undefined ? [] : [proof.with(i, turned(one, turn)), proof.toSpliced(i, 1), proof.with(i, one.subarray(1))]),
      ...(one === undefined || next === undefined ? [] : [proof.with(i, next).with(i + 1, one)]),
    ];
  };

  it('fails with a hash changed, dropped, added or swapped, or for another entry, place, size or root', async () => {
    await fc.assert(
      fc.asyncProperty(pair, place, bit, fc.integer({ min: 1, max: SIZE }), async ([other, size], where, turn, wrong) => {
        const claim = await inclusion(other - 1, size);
        const wrongs: Partial<InclusionClaim>[] = [
          ...spoilt(claim.proof, where, turn).map((proof) => ({ proof })),
          { leaf: turned(claim.leaf, turn) },
          { root: turned(claim.root, turn) },
          { index: size },
          ...(wrong - 1 === claim.index ? [] : [{ index: wrong - 1 }]),
          ...(wrong === size ? [] : [{ size: wrong, root: at(roots, wrong) }]),
        ];
        for (const one of wrongs) expect(() => verifyInclusion({ ...claim, ...one })).toThrow(ProofError);
      }),
      { numRuns: 500 },
    );
  });

  it('fails between other trees', async () => {
    await fc.assert(
      fc.asyncProperty(pair, place, bit, fc.integer({ min: 1, max: SIZE }), async ([other, size], where, turn, wrong) => {
        const claim = await consistency(other, size);
        const wrongs: Partial<ConsistencyClaim>[] = [
          ...spoilt(claim.proof, where, turn).map((proof) => ({ proof })),
          { oldRoot: turned(claim.oldRoot, turn) },
          { newRoot: turned(claim.newRoot, turn) },
          { oldSize: size + 1 },
          ...(wrong === other ? [] : [{ oldSize: wrong, oldRoot: at(roots, wrong) }]),
          ...(wrong === size ? [] : [{ newSize: wrong, newRoot: at(roots, wrong) }]),
        ];
        for (const one of wrongs) expect(() => verifyConsistency({ ...claim, ...one })).toThrow(ProofError);
      }),
      { numRuns: 500 },
    );
  });

  it('fails with any one bit of it changed', async () => {
    const [inTree, between] = [await inclusion(100, 201), await consistency(100, 201)];
    for (let i = 0; i < inTree.proof.length; i++)
      for (let turn = 0; turn < 256; turn++)
        expect(() => verifyInclusion({ ...inTree, proof: inTree.proof.with(i, turned(at(inTree.proof, i), turn)) })).toThrow(ProofError);
    for (let i = 0; i < between.proof.length; i++)
      for (let turn = 0; turn < 256; turn++)
        expect(() => verifyConsistency({ ...between, proof: between.proof.with(i, turned(at(between.proof, i), turn)) })).toThrow(
          ProofError,
        );
  });

  it('fails when the proof is right for the root but longer or shorter than the size allows', async () => {
    const [inTree, between] = [await inclusion(0, 4), await consistency(1, 4)];
    for (const size of [1, 2]) expect(() => verifyInclusion({ ...inTree, size })).toThrow('too long');
    for (const size of [5, 300]) expect(() => verifyInclusion({ ...inTree, size })).toThrow('too short');
    expect(() => verifyConsistency({ ...between, newSize: 2 })).toThrow('too long');
    for (const newSize of [5, 300]) expect(() => verifyConsistency({ ...between, newSize })).toThrow('too short');
  });

  it('takes hashes of 32 bytes only', async () => {
    const [inTree, between] = [await inclusion(3, 9), await consistency(3, 9)];
    const long = Buffer.alloc(33);
    for (const one of [{ leaf: long }, { root: long }, { proof: [long] }])
      expect(() => verifyInclusion({ ...inTree, ...one })).toThrow('not a hash of 32 bytes');
    for (const one of [{ oldRoot: long }, { newRoot: long }, { proof: [long] }])
      expect(() => verifyConsistency({ ...between, ...one })).toThrow('not a hash of 32 bytes');
  });

  it('proves nothing from the empty tree, backwards, or between two trees of one size', async () => {
    const [from, to] = [at(roots, 5), at(roots, 9)];
    const refused = (claim: ConsistencyClaim, why: RegExp): void => expect(() => verifyConsistency(claim)).toThrow(why);
    refused({ oldSize: 0, oldRoot: EMPTY_ROOT, newSize: 9, newRoot: to, proof: [] }, /nothing to prove/);
    refused({ oldSize: 0, oldRoot: EMPTY_ROOT, newSize: 0, newRoot: EMPTY_ROOT, proof: [] }, /nothing to prove/);
    refused({ oldSize: 9, oldRoot: to, newSize: 5, newRoot: from, proof: [from] }, /cannot continue/);
    refused({ oldSize: 5, oldRoot: from, newSize: 9, newRoot: to, proof: [] }, /empty/);
    refused({ oldSize: 9, oldRoot: to, newSize: 9, newRoot: to, proof: [to] }, /nothing to prove/);
    refused({ oldSize: 9, oldRoot: to, newSize: 9, newRoot: from, proof: [] }, /two different trees/);
    expect(() => verifyConsistency({ oldSize: 9, oldRoot: to, newSize: 9, newRoot: to, proof: [] })).not.toThrow();
    await expect(tree.proveConsistency(0)).rejects.toThrow(/nothing can be proved/);
    expect(await tree.proveConsistency(9, 9)).toEqual([]);
  });

  it.each([NaN, -1, 1.5, 2 ** 53, Infinity])('takes %p for no index and no size', async (odd) => {
    const [inTree, between] = [await inclusion(1, 3), await consistency(1, 3)];
    for (const one of [{ index: odd }, { size: odd }]) expect(() => verifyInclusion({ ...inTree, ...one })).toThrow(ProofError);
    for (const one of [{ oldSize: odd }, { newSize: odd }]) expect(() => verifyConsistency({ ...between, ...one })).toThrow(ProofError);
  });
});
