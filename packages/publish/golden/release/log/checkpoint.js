globalThis.daftarCheckpoint = "practice.invalid/sample\n32\nKZiKgBzPjfYJPP03qpbKClF9K+yqK2HWq8HFUYNzaVQ=\n\n— practice.invalid/sample SJDo1csguXriRyIVvd541kgynIp7m0WIhr49HNWTLTZtVWanvw94vbLif3ZW2bMcyotOXAR3IznLv8VlDnmtPikGAgo=\n";
globalThis.daftarWords = {"approvals":2,"dissents":["Two ages are not certain yet."]};
