globalThis.daftarCheckpoint = "practice.invalid/sample\n32\nZatfPj2SDL2fh/bnpOp3VEMllWLL0yC5ELas02nk41E=\n\n— practice.invalid/sample SJDo1UkyDgj2BN8luSyZWFk+JvrlPDj9wNkUqHDECACqbvz4bMFFB3D1lqyFEj8LIOxzE30g5+82oywSrnUi519iQQs=\n";
globalThis.daftarWords = {"approvals":2,"dissents":["Two ages are not certain yet."]};
