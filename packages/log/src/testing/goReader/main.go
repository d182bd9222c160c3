// Reads a log with the Go project's own packages (golang.org/x/mod/sumdb), which share no code with ours:
// opens the checkpoint, proves every record and every earlier tree from the tiles, and checks the proofs
// that we made. One line of JSON on stdout says how many of each held.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// What the test wrote beside the log.
type given struct {
	Vkey        string
	Inclusion   []struct{ Index, Size int64; Proof []tlog.Hash; Root, Leaf tlog.Hash }
	Consistency []struct{ Size1, Size2 int64; Proof []tlog.Hash; Root1, Root2 tlog.Hash }
}

const height = 8

type tiles struct{ dir string }

func (t tiles) Height() int { return height }

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	out := make([][]byte, len(wanted))
	for i, tile := range wanted {
		// C2SP leaves the height out of the path, and calls the level of records "entries".
		path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
		data, err := os.ReadFile(filepath.Join(t.dir, "tile", path))
		if err != nil {
			return nil, err
		}
		out[i] = data
	}
	return out, nil
}

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func main() {
	dir := os.Args[1]
	text, err := os.ReadFile(filepath.Join(dir, "given.json"))
	must(err)
	var g given
	must(json.Unmarshal(text, &g))

	signed, err := os.ReadFile(filepath.Join(dir, "log", "checkpoint"))
	must(err)
	verifier, err := note.NewVerifier(g.Vkey)
	must(err)
	opened, err := note.Open(signed, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)
	tree := tlog.Tree{N: size, Hash: root}

	// From our tiles, each checked against the root as it is read.
	reader := tlog.TileHashReader(tree, tiles{filepath.Join(dir, "log")})
	records, trees := 0, 0
	for at := int64(0); at < size; at++ {
		index := tlog.StoredHashIndex(0, at)
		hashes, err := reader.ReadHashes([]int64{index})
		must(err)
		proof, err := tlog.ProveRecord(size, at, reader)
		must(err)
		must(tlog.CheckRecord(proof, size, root, at, hashes[0]))
		records++
		if at > 0 {
			earlier, err := tlog.TreeHash(at, reader)
			must(err)
			grew, err := tlog.ProveTree(size, at, reader)
			must(err)
			must(tlog.CheckTree(grew, size, root, at, earlier))
			trees++
		}
	}

	included, grown := 0, 0
	for _, c := range g.Inclusion {
		if tlog.CheckRecord(c.Proof, c.Size, c.Root, c.Index, c.Leaf) == nil {
			included++
		}
	}
	for _, c := range g.Consistency {
		if tlog.CheckTree(c.Proof, c.Size2, c.Root2, c.Size1, c.Root1) == nil {
			grown++
		}
	}
	must(json.NewEncoder(os.Stdout).Encode(map[string]any{
		"origin": lines[0], "size": size, "records": records, "trees": trees,
		"inclusion": included, "consistency": grown,
	}))
}
