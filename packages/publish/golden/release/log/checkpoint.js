globalThis.daftarCheckpoint = "practice.invalid/sample\n32\nWBLpja8fguD/pf51sGZZsQCtRoQbEqBA6GxC8nkQZtM=\n\n— practice.invalid/sample SJDo1Tr9VtS3bK/6yvkluUbHpB/v3wL2VPi+zcGojZbTtdlKq2TlceZh9ut+UZ/HvpnQ3ZNZ3/9OHpk1rEKtQKQBcgc=\n";
globalThis.daftarWords = {"approvals":2,"dissents":["Two ages are not certain yet."]};
