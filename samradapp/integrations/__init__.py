"""The outside: the machine's keyring."""
