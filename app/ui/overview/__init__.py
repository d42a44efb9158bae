"""The overview: themes × voices at a glance, with measures that say how they are made."""
