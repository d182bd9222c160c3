globalThis.daftarCheckpoint = "practice.invalid/sample\n32\nKyHFPLRIXh9Yt453sR5y5FGvbJSJUcaepUzWsnK64nQ=\n\n— practice.invalid/sample SJDo1SrMGqJk8ctQJwmZAgXSwMxh4aijXFf58F6ZEMEvMgdgPE8q9LaqRduOD1GZ9xkQWAXV4BLz7pepLY9Vq9A7BQU=\n";
globalThis.daftarWords = {"approvals":2,"dissents":["Two ages are not certain yet."]};
