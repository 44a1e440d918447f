mod bank;
