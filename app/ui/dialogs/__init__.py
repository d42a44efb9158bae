"""The few dialogs: choosing voices, confirming a web link, a failure, about."""
