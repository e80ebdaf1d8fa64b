// Checks a log that libs/tlog wrote, with golang.org/x/mod/sumdb: run by npm run interop. Prints its findings, a form feed and a note of its
// own under the log's key; a finding that is not as it should be ends it with 1.
package main

import (
	"bytes"
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type record struct {
	Index, Size int64
	Entry       []byte
	Proof       [][]byte
}

type tree struct {
	Old, Size int64
	Proof     [][]byte
}

type file struct {
	Vkey, Skey, Witness string
	Checkpoints         []string
	Records             []record
	Trees               []tree
}

func must(err error, what string, about ...any) {
	if err != nil {
		fail("%s: %v", fmt.Sprintf(what, about...), err)
	}
}

func refused(err error, what string, about ...any) {
	if err == nil {
		fail("Go took what it must refuse: %s", fmt.Sprintf(what, about...))
	}
}

func fail(what string, about ...any) {
	fmt.Fprintf(os.Stderr, what+"\n", about...)
	os.Exit(1)
}

func main() {
	dir := os.Args[1]
	var log file
	text, err := os.ReadFile(filepath.Join(dir, "log.json"))
	must(err, "log.json")
	must(json.Unmarshal(text, &log), "log.json")
	roots, last := openAll(log)
	checkRecords(log.Records, roots)
	checkTrees(log.Trees, roots)
	readTiles(dir, log, roots)
	checkCosignatures(log)

	signer, err := note.NewSigner(log.Skey)
	must(err, "our private key")
	signed, err := note.Sign(&note.Note{Text: last}, signer)
	must(err, "signing with our private key")
	fmt.Printf("\f%s", signed)
}

// openAll opens every checkpoint with the log's key and, with any one byte of its text or signature changed, cannot.
func openAll(log file) (map[int64]tlog.Hash, string) {
	verifier, err := note.NewVerifier(log.Vkey)
	must(err, "our public key")
	known := note.VerifierList(verifier)
	roots := map[int64]tlog.Hash{}
	last, changed := "", 0
	for _, checkpoint := range log.Checkpoints {
		opened, err := note.Open([]byte(checkpoint), known)
		must(err, "checkpoint")
		if len(opened.Sigs) != 1 || len(opened.UnverifiedSigs) != 1 {
			fail("a checkpoint has %d known and %d unknown signatures, not one of each", len(opened.Sigs), len(opened.UnverifiedSigs))
		}
		last = opened.Text
		lines := strings.Split(last, "\n")
		size, err := strconv.ParseInt(lines[1], 10, 64)
		must(err, "size of a checkpoint")
		roots[size], err = tlog.ParseHash(lines[2])
		must(err, "root of a checkpoint")
		// Up to the last letter but one of the log's own signature: that one has loose bits, which Go does not look at.
		end := strings.Index(checkpoint, "=\n\u2014 "+strings.Split(log.Witness, "+")[0]) - 1
		for i := 0; i < end; i++ {
			bad := []byte(checkpoint)
			bad[i] ^= 1
			_, err := note.Open(bad, known)
			refused(err, "a checkpoint with byte %d changed", i)
			changed++
		}
	}
	fmt.Printf("Go: %d checkpoints open; with a byte changed, none of %d\n", len(log.Checkpoints), changed)
	return roots, last
}

func checkRecords(records []record, roots map[int64]tlog.Hash) {
	changed := 0
	for _, r := range records {
		check := func(proof tlog.RecordProof, index int64, entry []byte, root tlog.Hash) error {
			return tlog.CheckRecord(proof, r.Size, root, index, tlog.RecordHash(entry))
		}
		proof, root := hashes(r.Proof), roots[r.Size]
		must(check(proof, r.Index, r.Entry, root), "record %d in %d", r.Index, r.Size)
		refused(check(proof, r.Index, turned(r.Entry), root), "record %d with a byte changed", r.Index)
		refused(check(proof, r.Index, r.Entry, roots[r.Size+1]), "record %d under another root", r.Index)
		refused(check(append(hashes(r.Proof), root), r.Index, r.Entry, root), "record %d with a longer proof", r.Index)
		if r.Index > 0 {
			refused(check(proof, r.Index-1, r.Entry, root), "record %d in the place of another", r.Index)
		}
		for i := range proof {
			bad := hashes(r.Proof)
			bad[i][7] ^= 1
			refused(check(bad, r.Index, r.Entry, root), "record %d with a proof changed", r.Index)
		}
		changed += 4 + len(proof)
	}
	fmt.Printf("Go: %d proofs of inclusion hold; changed in record, place, root or proof, none of %d\n", len(records), changed)
}

func checkTrees(trees []tree, roots map[int64]tlog.Hash) {
	changed := 0
	for _, t := range trees {
		check := func(proof tlog.TreeProof, root, old tlog.Hash) error {
			return tlog.CheckTree(proof, t.Size, root, t.Old, old)
		}
		proof, root, old := tlog.TreeProof(hashes(t.Proof)), roots[t.Size], roots[t.Old]
		must(check(proof, root, old), "tree %d to %d", t.Old, t.Size)
		refused(check(proof, root, tlog.RecordHash(nil)), "another old tree of %d", t.Old)
		refused(check(proof, tlog.RecordHash(nil), old), "another new tree of %d", t.Size)
		for i := range proof {
			bad := tlog.TreeProof(hashes(t.Proof))
			bad[i][7] ^= 1
			refused(check(bad, root, old), "tree %d to %d with a proof changed", t.Old, t.Size)
		}
		changed += 2 + len(proof)
	}
	fmt.Printf("Go: %d proofs of consistency hold; changed in root or proof, none of %d\n", len(trees), changed)
}

// tiles reads our tiles: Go writes the height in a path, tlog-tiles, whose height is always eight, does not.
type tiles struct {
	dir   string
	spoil bool
}

func (t tiles) Height() int                     { return 8 }
func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}
func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		data, err := os.ReadFile(filepath.Join(t.dir, "tile", strings.TrimPrefix(tile.Path(), "tile/8/")))
		if err != nil {
			return nil, err
		}
		if t.spoil {
			data = turned(data)
		}
		all = append(all, data)
	}
	return all, nil
}

// readTiles makes Go's own proofs out of our tiles: they must be ours, hash for hash.
func readTiles(dir string, log file, roots map[int64]tlog.Hash) {
	for _, r := range log.Records {
		reader := tlog.TileHashReader(tlog.Tree{N: r.Size, Hash: roots[r.Size]}, tiles{dir: dir})
		proof, err := tlog.ProveRecord(r.Size, r.Index, reader)
		must(err, "Go's own proof of record %d in %d", r.Index, r.Size)
		same(proof, r.Proof, "record")
	}
	for _, t := range log.Trees {
		head := tlog.Tree{N: t.Size, Hash: roots[t.Size]}
		proof, err := tlog.ProveTree(t.Size, t.Old, tlog.TileHashReader(head, tiles{dir: dir}))
		must(err, "Go's own proof of tree %d to %d", t.Old, t.Size)
		same(proof, t.Proof, "tree")
		_, err = tlog.TileHashReader(head, tiles{dir, true}).ReadHashes([]int64{0})
		refused(err, "tiles with a byte changed")
	}
	fmt.Printf("Go: %d proofs made from our tiles are ours, hash for hash; tiles with a byte changed are refused\n", len(log.Records)+len(log.Trees))
}

// checkCosignatures reads tlog-cosignature for itself: x/mod knows nothing of it.
func checkCosignatures(log file) {
	parts := strings.SplitN(log.Witness, "+", 3)
	key, err := base64.StdEncoding.DecodeString(parts[2])
	must(err, "the witness's key")
	id := sha256.Sum256(append([]byte(parts[0]+"\n"), key...))
	if key[0] != 4 || hex.EncodeToString(id[:4]) != parts[1] {
		fail("the witness's key is not of kind 4 or has another's id")
	}
	for _, checkpoint := range log.Checkpoints {
		text, lines, _ := strings.Cut(checkpoint, "\n\n")
		_, encoded, _ := strings.Cut(lines, "\u2014 "+parts[0]+" ")
		line, err := base64.StdEncoding.DecodeString(strings.TrimSuffix(encoded, "\n"))
		must(err, "a cosignature")
		at := binary.BigEndian.Uint64(line[4:12])
		holds := func(time uint64) bool {
			said := fmt.Sprintf("cosignature/v1\ntime %d\n%s\n", time, text)
			return bytes.Equal(line[:4], id[:4]) && ed25519.Verify(key[1:], []byte(said), line[12:])
		}
		if !holds(at) || holds(at+1) {
			fail("a cosignature does not hold at its own second, or holds at the next")
		}
	}
	fmt.Printf("Go: %d cosignatures hold at their own second and not at the next\n", len(log.Checkpoints))
}

func hashes(proof [][]byte) []tlog.Hash {
	all := make([]tlog.Hash, len(proof))
	for i, hash := range proof {
		copy(all[i][:], hash)
	}
	return all
}

func same(theirs []tlog.Hash, ours [][]byte, what string) {
	if len(theirs) != len(ours) {
		fail("Go's proof of a %s has %d hashes, ours %d", what, len(theirs), len(ours))
	}
	for i := range ours {
		if !bytes.Equal(theirs[i][:], ours[i]) {
			fail("Go's proof of a %s differs from ours at hash %d", what, i)
		}
	}
}

func turned(bytes []byte) []byte {
	bad := append([]byte{}, bytes...)
	bad[len(bad)/2] ^= 1
	return bad
}
