globalThis.daftarCheckpoint = "practice.invalid/sample\n32\n4Yx4GD7g2nv5+EuM+4RWYotjxLngDjEZkAHfCMbKHjo=\n\n— practice.invalid/sample SJDo1fk1eLXDc0Osw/6GaPl2oGHnXGO2wcxeqkPt+wzdRvVDPA+3beH/m38ciH53SqV47O9qsCbNEMqACqcbuHwLiwQ=\n";
globalThis.daftarWords = {"approvals":2,"dissents":["Two ages are not certain yet."]};
