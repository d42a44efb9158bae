"""The side panel: details of whatever was asked for."""
