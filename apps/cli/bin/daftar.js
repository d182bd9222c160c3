#!/usr/bin/env -S node --max-semi-space-size=64
// A large desk is hundreds of thousands of small objects that live for one answer: with V8's sixteen megabytes for
// the young ones, half of judging is copying them. Small commands never fill it.
import "../dist/main.js";
