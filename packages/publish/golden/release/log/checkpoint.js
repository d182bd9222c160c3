globalThis.daftarCheckpoint = "practice.invalid/sample\n32\nXvb9TzaA+u6suQcEUEUOM69vfq7d1A/gX9yV+yuDkoc=\n\n— practice.invalid/sample SJDo1fb9HcXn7V8NATMYMyCw47O3aDi5v/2QZPnL7zA7qmYj2RZASicuisCZkw5cDmS9TVmxMYA7QXmX80LiM4htsgg=\n";
globalThis.daftarWords = {"approvals":2,"dissents":["Two ages are not certain yet."]};
