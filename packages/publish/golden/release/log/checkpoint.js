globalThis.daftarCheckpoint = "practice.invalid/sample\n32\nXpDfxE2yzvMSnn+C/TzRjtUMwqOODudS8jM07SxewDE=\n\n— practice.invalid/sample SJDo1W5ivP90jFDSnX67tOcGrXq/qmkhoyPrz6JV55wDQZ6boJRJmrdOPrWrkE8yDxAGi30HHqKgSXCQtptOSjg7PQc=\n";
globalThis.daftarWords = {"approvals":2,"dissents":["Two ages are not certain yet."]};
